module github.com/licit-compliance/licit

go 1.25.0
