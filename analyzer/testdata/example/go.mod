module example.com/handler

go 1.26.0
