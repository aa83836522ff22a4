module github.com/licit-compliance/licit

go 1.25.0

require (
	github.com/BurntSushi/toml v1.6.0
	github.com/package-url/packageurl-go v0.1.7
	go.yaml.in/yaml/v4 v4.0.0
	golang.org/x/mod v0.40.0
	golang.org/x/tools v0.49.0
)
