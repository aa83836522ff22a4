module github.com/licit-compliance/licit

go 1.25.0

require github.com/google/licensecheck v0.3.1
