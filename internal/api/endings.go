package api

// endings are the functions after which nothing of the calling function runs.
func endings() []Func {
	end := Func{Language: Language{NoReturn: true}}
	exit := Func{Status: Status{Use: Foreign}, Language: Language{NoReturn: true}}
	return join(
		methods("os", exit, "Exit"),
		methods("syscall", exit, "Exit"),
		methods("runtime", end, "Goexit"),
		methods("log", end, "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"),
		methods("(*log.Logger)", end, "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"),
		testEndings("(*testing.common)"),
		testEndings("(testing.TB)"),
		testEndings("(*testing.T)"),
		testEndings("(*testing.B)"),
		testEndings("(*testing.F)"),
		loggerEndings(),
	)
}

func testEndings(receiver string) []Func {
	return methods(receiver, Func{Language: Language{NoReturn: true}}, "Fatal", "Fatalf", "FailNow", "Skip", "Skipf", "SkipNow")
}

// loggerEndings are the methods of common loggers that end the process or panic.
func loggerEndings() []Func {
	end := Func{Language: Language{NoReturn: true}}
	leveled := []string{"Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"}
	var rows []Func
	for _, pkg := range []string{"github.com/sirupsen/logrus"} {
		rows = join(rows,
			methods(pkg, end, leveled...),
			methods("(*"+pkg+".Logger)", end, leveled...),
			methods("(*"+pkg+".Entry)", end, leveled...))
	}
	return join(rows,
		methods("(*go.uber.org/zap.Logger)", end, "Fatal", "Panic"),
		methods("(*go.uber.org/zap.SugaredLogger)", end, "Fatal", "Fatalf", "Fatalln", "Fatalw", "Panic", "Panicf", "Panicln", "Panicw"),
		methods("k8s.io/klog/v2", end, "Fatal", "Fatalf", "Fatalln", "Exit", "Exitf"),
		methods("github.com/golang/glog", end, "Fatal", "Fatalf", "Fatalln", "Exit", "Exitf"),
		methods("github.com/VictoriaMetrics/VictoriaMetrics/lib/logger", end, "Fatalf", "Panicf"),
	)
}
