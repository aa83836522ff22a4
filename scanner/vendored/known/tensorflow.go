package known

var tensorflow = Component{
	Name:     "tensorflow",
	Also:     []string{"tflite", "tflite-micro", "tensorflow-lite"},
	Upstream: "github.com/tensorflow/tensorflow",
	Tag:      "v%s",
	Marks:    []string{"The TensorFlow Authors. All Rights Reserved."},
}
