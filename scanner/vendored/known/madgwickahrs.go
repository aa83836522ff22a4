package known

var madgwickahrs = Component{
	Name:     "madgwick-ahrs",
	Also:     []string{"madgwickahrs", "mahonyahrs"},
	Upstream: "x-io.co.uk/open-source-imu-and-ahrs-algorithms",
	Marks:    []string{"Implementation of Madgwick's IMU and AHRS algorithms", "Madgwick's implementation of Mayhony's AHRS algorithm"},
}
