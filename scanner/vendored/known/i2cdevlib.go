package known

var i2cdevlib = Component{
	Name:     "i2cdevlib",
	Also:     []string{"i2cdev"},
	Upstream: "github.com/jrowberg/i2cdevlib",
	Marks:    []string{"I2Cdev library collection", "I2Cdev device library code is placed under the MIT license"},
}
