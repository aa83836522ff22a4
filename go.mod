module github.com/licit-compliance/licit

go 1.25.0

require (
	github.com/CycloneDX/cyclonedx-go v0.12.0
	github.com/bmatcuk/doublestar/v4 v4.10.4
	github.com/google/licensecheck v0.3.1
	github.com/spdx/tools-golang v0.5.7
	go.yaml.in/yaml/v4 v4.0.0
)

require github.com/anchore/go-struct-converter v0.1.0 // indirect
