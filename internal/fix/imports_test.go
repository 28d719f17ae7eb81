package fix

import (
	"strings"
	"testing"
)

// TestPlacement has where a missing import goes. The file's package gets net/http through another of its files.
func TestPlacement(t *testing.T) {
	importer := newImporter()
	const (
		use   = "var x = 404\n"
		used  = "var x = http.StatusNotFound\n"
		uses  = "var a, b, x = fmt.Println, os.Exit, 404\n"
		useds = "var a, b, x = fmt.Println, os.Exit, http.StatusNotFound\n"
		std   = `"net/http"`
	)
	tests := []struct{ name, source, want string }{
		// Blocks.
		{"sorted into the middle", "import (\n\t\"fmt\"\n\t\"os\"\n)\n\n" + uses,
			"import (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n)\n\n" + useds},
		{"sorted to the end", "import (\n\t\"bytes\"\n\t\"fmt\"\n\n\t\"example.com/plain\"\n)\n\n" +
			"var a, b, c, x = bytes.Equal, fmt.Println, plain.F, 404\n",
			"import (\n\t\"bytes\"\n\t\"fmt\"\n\t\"net/http\"\n\n\t\"example.com/plain\"\n)\n\n" +
				"var a, b, c, x = bytes.Equal, fmt.Println, plain.F, http.StatusNotFound\n"},
		{"sorted to the front", "import (\n\t\"os\"\n)\n\nvar b, x = os.Exit, 404\n",
			"import (\n\t\"net/http\"\n\t\"os\"\n)\n\nvar b, x = os.Exit, http.StatusNotFound\n"},
		{"before an import of a folder of the package", "import (\n\t_ \"net/http/pprof\"\n)\n\n" + use,
			"import (\n\t\"net/http\"\n\t_ \"net/http/pprof\"\n)\n\n" + used},
		{"second group is the standard library", "import (\n\t\"example.com/plain\"\n\n\t\"fmt\"\n\t\"os\"\n)\n\nvar c = plain.F\n\n" + uses,
			"import (\n\t\"example.com/plain\"\n\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n)\n\nvar c = plain.F\n\n" + useds},
		{"second block has the standard library", "import (\n\t\"example.com/plain\"\n)\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nvar c = plain.F\n\n" + uses,
			"import (\n\t\"example.com/plain\"\n)\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n)\n\nvar c = plain.F\n\n" + useds},
		{"mixed group", "import (\n\t\"example.com/plain\"\n\t\"fmt\"\n\t\"os\"\n)\n\nvar c = plain.F\n\n" + uses,
			"import (\n\t\"example.com/plain\"\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n)\n\nvar c = plain.F\n\n" + useds},
		{"no standard library", "import (\n\t\"example.com/plain\"\n)\n\nvar c, x = plain.F, 404\n",
			"import (\n\t\"net/http\"\n\n\t\"example.com/plain\"\n)\n\nvar c, x = plain.F, http.StatusNotFound\n"},
		{"no dot in a module's name", "import (\n\t\"zip\"\n)\n\nvar c, x = zip.Zip, 404\n",
			"import (\n\t\"net/http\"\n\n\t\"zip\"\n)\n\nvar c, x = zip.Zip, http.StatusNotFound\n"},
		{"empty block", "import ()\n\n" + use, "import (\n\t\"net/http\"\n)\n\n" + used},
		{"empty block on lines", "import (\n)\n\n" + use, "import (\n\t\"net/http\"\n)\n\n" + used},
		{"empty block with a comment", "import (\n// none\n)\n\n" + use, "import (\n// none\n)\n\nimport \"net/http\"\n\n" + used},
		{"empty block with a long comment", "import ( /* none\n */)\n\n" + use, "import ( /* none\n */)\n\nimport \"net/http\"\n\n" + used},

		// Comments in blocks.
		{"heading", "import (\n\t// Standard library\n\t\"os\"\n\n\t// Others\n\t\"example.com/plain\"\n)\n\nvar b, c, x = os.Exit, plain.F, 404\n",
			"import (\n\t// Standard library\n\t\"net/http\"\n\t\"os\"\n\n\t// Others\n\t\"example.com/plain\"\n)\n\n" +
				"var b, c, x = os.Exit, plain.F, http.StatusNotFound\n"},
		{"heading of a group without the standard library", "import (\n\t// Others\n\t\"example.com/plain\"\n)\n\nvar c, x = plain.F, 404\n",
			"import (\n\t\"net/http\"\n\n\t// Others\n\t\"example.com/plain\"\n)\n\nvar c, x = plain.F, http.StatusNotFound\n"},
		{"comment of a blank import", "import (\n\t// for its handlers\n\t_ \"net/http/pprof\"\n)\n\n" + use,
			"import (\n\t\"net/http\"\n\t// for its handlers\n\t_ \"net/http/pprof\"\n)\n\n" + used},
		{"directive", "import (\n\t//nolint:depguard\n\t\"os\"\n)\n\nvar b, x = os.Exit, 404\n",
			"import (\n\t\"net/http\"\n\t//nolint:depguard\n\t\"os\"\n)\n\nvar b, x = os.Exit, http.StatusNotFound\n"},
		{"each its comment", "import (\n\t// to print\n\t\"fmt\"\n\t// to leave\n\t\"os\"\n)\n\n" + uses,
			"import (\n\t// to print\n\t\"fmt\"\n\t\"net/http\"\n\t// to leave\n\t\"os\"\n)\n\n" + useds},
		{"first has its comment", "import (\n\t// to leave\n\t\"os\"\n\t// to part\n\t_ \"net/url\"\n)\n\nvar b, x = os.Exit, 404\n",
			"import (\n\t\"net/http\"\n\t// to leave\n\t\"os\"\n\t// to part\n\t_ \"net/url\"\n)\n\nvar b, x = os.Exit, http.StatusNotFound\n"},
		{"comment behind", "import (\n\t\"fmt\"\n\t\"os\" // to leave\n)\n\n" + uses,
			"import (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\" // to leave\n)\n\n" + useds},
		{"comments aligned around the place", "import (\n\t\"fmt\" // to print\n\t\"os\"  // to leave\n)\n\n" + uses,
			"import (\n\t\"net/http\"\n\n\t\"fmt\" // to print\n\t\"os\"  // to leave\n)\n\n" + useds},
		{"comments aligned before the place", "import (\n\t\"bytes\" // to compare\n\t\"fmt\"   // to print\n)\n\nvar a, b, x = bytes.Equal, fmt.Println, 404\n",
			"import (\n\t\"bytes\" // to compare\n\t\"fmt\"   // to print\n\t\"net/http\"\n)\n\nvar a, b, x = bytes.Equal, fmt.Println, http.StatusNotFound\n"},
		{"long comment behind", "import (\n\t\"fmt\" /* to\n\tprint */\n)\n\nvar a, x = fmt.Println, 404\n",
			"import (\n\t\"fmt\" /* to\n\tprint */\n\t\"net/http\"\n)\n\nvar a, x = fmt.Println, http.StatusNotFound\n"},
		{"comment behind the parenthesis", "import ( // ours\n\t\"example.com/plain\"\n)\n\nvar c, x = plain.F, 404\n",
			"import ( // ours\n\t\"net/http\"\n\n\t\"example.com/plain\"\n)\n\nvar c, x = plain.F, http.StatusNotFound\n"},
		{"comment at the end", "import (\n\t\"fmt\"\n\t// nothing else\n)\n\nvar a, x = fmt.Println, 404\n",
			"import (\n\t\"fmt\"\n\t\"net/http\"\n\t// nothing else\n)\n\nvar a, x = fmt.Println, http.StatusNotFound\n"},

		// Blocks that are not laid out in lines.
		{"block in a line", "import (\"fmt\"; \"os\")\n" + uses, "import (\"net/http\"; \"fmt\"; \"os\")\n" + useds},
		{"end in a line", "import (\n\"bytes\"; \"fmt\")\nvar a, b, x = bytes.Equal, fmt.Println, 404\n",
			"import (\n\t\"net/http\"\n\n\"bytes\"; \"fmt\")\nvar a, b, x = bytes.Equal, fmt.Println, http.StatusNotFound\n"},
		{"two in a line", "import (\n\"fmt\"; \"os\"\n)\n" + uses, "import (\n\t\"net/http\"\n\n\"fmt\"; \"os\"\n)\n" + useds},
		{"first on the parenthesis", "import (\"os\"\n\"fmt\")\n" + uses, "import (\"net/http\"; \"os\"\n\"fmt\")\n" + useds},
		{"comment before on the line", "import (\n/* a\n */ \"os\"\n\"fmt\"\n)\n" + uses,
			"import (\n\t\"net/http\"\n\n/* a\n */ \"os\"\n\"fmt\"\n)\n" + useds},
		{"others in a line", "import (\"example.com/plain\")\nvar c, x = plain.F, 404\n",
			"import (\"net/http\"; \"example.com/plain\")\nvar c, x = plain.F, http.StatusNotFound\n"},

		// Single imports.
		{"one, before", "import \"os\"\n\nvar b, x = os.Exit, 404\n",
			"import (\n\t\"net/http\"\n\t\"os\"\n)\n\nvar b, x = os.Exit, http.StatusNotFound\n"},
		{"one, after", "import \"fmt\"\n\nvar a, x = fmt.Println, 404\n",
			"import (\n\t\"fmt\"\n\t\"net/http\"\n)\n\nvar a, x = fmt.Println, http.StatusNotFound\n"},
		{"one of others", "import \"example.com/plain\"\n\nvar c, x = plain.F, 404\n",
			"import (\n\t\"net/http\"\n\n\t\"example.com/plain\"\n)\n\nvar c, x = plain.F, http.StatusNotFound\n"},
		{"one with comments", "// why\nimport \"fmt\" // because\n\nvar a, x = fmt.Println, 404\n",
			"// why\nimport (\n\t\"fmt\" // because\n\t\"net/http\"\n)\n\nvar a, x = fmt.Println, http.StatusNotFound\n"},
		{"one with a long comment", "import \"fmt\" /* for\n\tthis */\n\nvar a, x = fmt.Println, 404\n",
			"import \"fmt\" /* for\n\tthis */\nimport \"net/http\"\n\nvar a, x = fmt.Println, http.StatusNotFound\n"},
		{"one before go:embed", "import _ \"embed\"\n\n//go:embed a.txt\nvar text string\n\n" + use,
			"import (\n\t_ \"embed\"\n\t\"net/http\"\n)\n\n//go:embed a.txt\nvar text string\n\n" + used},
		{"one and other code in a line", "import \"fmt\"; var a, x = fmt.Println, 404\n",
			"import \"net/http\"; import \"fmt\"; var a, x = fmt.Println, http.StatusNotFound\n"},
		{"several", "import \"fmt\"\nimport \"os\"\n\n" + uses,
			"import \"fmt\"\nimport \"net/http\"\nimport \"os\"\n\n" + useds},
		{"several, before", "import \"os\"\nimport \"example.com/plain\"\n\nvar b, c = os.Exit, plain.F\n\n" + use,
			"import \"net/http\"\nimport \"os\"\nimport \"example.com/plain\"\n\nvar b, c = os.Exit, plain.F\n\n" + used},
		{"several of others", "import \"example.com/plain\"\nimport \"zip\"\n\nvar b, c = zip.Zip, plain.F\n\n" + use,
			"import \"example.com/plain\"\nimport \"net/http\"\nimport \"zip\"\n\nvar b, c = zip.Zip, plain.F\n\n" + used},
		{"several with comments", "import \"fmt\" // to print\nimport \"os\"  // to leave\n\n" + uses,
			"import \"fmt\" // to print\nimport \"os\"  // to leave\nimport \"net/http\"\n\n" + useds},
		{"several with a comment above", "// to leave\nimport \"os\"\n\n// to part\nimport _ \"net/url\"\n\nvar b, x = os.Exit, 404\n",
			"// to leave\nimport \"os\"\nimport \"net/http\"\n\n// to part\nimport _ \"net/url\"\n\nvar b, x = os.Exit, http.StatusNotFound\n"},
		{"several in a line", "import \"fmt\"; import \"os\"; " + uses, "import \"net/http\"; import \"fmt\"; import \"os\"; " + useds},
		{"one and a block of others", "import \"fmt\"\n\nimport (\n\t\"example.com/plain\"\n)\n\nvar a, c, x = fmt.Println, plain.F, 404\n",
			"import (\n\t\"fmt\"\n\t\"net/http\"\n)\n\nimport (\n\t\"example.com/plain\"\n)\n\nvar a, c, x = fmt.Println, plain.F, http.StatusNotFound\n"},

		// import "C".
		{"only C", "// #include <errno.h>\nimport \"C\"\n\n" + use,
			"// #include <errno.h>\nimport \"C\"\n\nimport \"net/http\"\n\n" + used},
		{"only C, code in the next line", "/*\n#include <errno.h>\n*/\nimport \"C\"\n" + use,
			"/*\n#include <errno.h>\n*/\nimport \"C\"\n\nimport \"net/http\"\n\n" + used},
		{"only C, in a block", "// #include <errno.h>\nimport (\n\t\"C\"\n)\n\n" + use,
			"// #include <errno.h>\nimport (\n\t\"C\"\n)\n\nimport \"net/http\"\n\n" + used},
		{"only C, in a line", "import \"C\"; " + use, "import \"C\"; import \"net/http\"; " + used},
		{"C and a block", "import (\n\t\"fmt\"\n\t\"os\"\n)\n\n// #include <errno.h>\nimport \"C\"\n\n" + uses,
			"import (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n)\n\n// #include <errno.h>\nimport \"C\"\n\n" + useds},
		{"C and an import", "// #include <errno.h>\nimport \"C\"\nimport \"os\"\n\nvar b, x = os.Exit, 404\n",
			"// #include <errno.h>\nimport \"C\"\nimport (\n\t\"net/http\"\n\t\"os\"\n)\n\nvar b, x = os.Exit, http.StatusNotFound\n"},
		{"C between imports", "import \"fmt\"\n\n// #include <errno.h>\nimport \"C\"\nimport \"os\"\n\n" + uses,
			"import \"fmt\"\nimport \"net/http\"\n\n// #include <errno.h>\nimport \"C\"\nimport \"os\"\n\n" + useds},
		{"C before several", "// #include <errno.h>\nimport \"C\"\nimport _ \"net/url\"\nimport \"os\"\n\nvar b, x = os.Exit, 404\n",
			"// #include <errno.h>\nimport \"C\"\nimport \"net/http\"\nimport _ \"net/url\"\nimport \"os\"\n\nvar b, x = os.Exit, http.StatusNotFound\n"},

		// No import.
		{"none", use, std + "\n\n" + used},
		{"none, comment in the next line", "// note\n\n" + use, std + "\n\n// note\n\n" + used},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before, want := "package p\n\n"+tt.source, "package p\n\n"+tt.want
			if rest, ok := strings.CutPrefix(tt.want, std); ok {
				want = "package p\n\nimport \"net/http\"" + rest
			}
			placed(t, importer, before, want)
			crlf := strings.NewReplacer("\n", "\r\n")
			placed(t, importer, crlf.Replace(before), crlf.Replace(want))
		})
	}
}

// TestPackageClause tests what can come before and after the package clause of a file without imports.
func TestPackageClause(t *testing.T) {
	importer := newImporter()
	const use, used, add = "var x = 404\n", "var x = http.StatusNotFound\n", "import \"net/http\"\n"
	tests := []struct{ name, source, want string }{
		{"build tag and documentation", "//go:build linux\n\n// Package p is it.\npackage p\n\n// x is it.\n" + use,
			"//go:build linux\n\n// Package p is it.\npackage p\n\n" + add + "\n// x is it.\n" + used},
		{"comment behind", "package p // is it\n\n" + use, "package p // is it\n\n" + add + "\n" + used},
		{"long comment behind", "package p /* is\n   it */\n\n" + use, "package p /* is\n   it */\n\n" + add + "\n" + used},
		{"comment in the next line", "package p\n// is it\n\n" + use, "package p\n\n" + add + "\n// is it\n\n" + used},
		{"code in the next line", "package p\n" + use, "package p\n\n" + add + "\n" + used},
		{"comment of the code in the next line", "package p\n// x is it.\n" + use, "package p\n\n" + add + "\n// x is it.\n" + used},
		{"code in the line", "package p; " + use, "package p; import \"net/http\"; " + used},
		{"code in the line, no end of line", "package p; var x = 404", "package p; import \"net/http\"; var x = http.StatusNotFound"},
		{"code behind a long comment", "package p /* is\n   it */ " + use, "package p; import \"net/http\" /* is\n   it */ " + used},
		{"semicolon", "package p;\n\n" + use, "package p;\n\n" + add + "\n" + used},
		{"no end of line", "package p\n\nvar x = 404", "package p\n\n" + add + "\nvar x = http.StatusNotFound"},
		{"line directive", "package p\n\n//line q.y:1000\n" + use, "package p\n\n" + add + "\n//line q.y:1000\n" + used},
		{"byte order mark", "\ufeffpackage p\n\n" + use, "\ufeffpackage p\n\n" + add + "\n" + used},
		{"lines end with a carriage return, not one of them empty", "package p\r\nvar x = 404\r\n",
			"package p\r\n\r\nimport \"net/http\"\r\n\r\nvar x = http.StatusNotFound\r\n"},
		{"the same, with a comment", "// p is it.\r\npackage p; var x = 404\r\nvar y = 200 // it\r\n",
			"// p is it.\r\npackage p; import \"net/http\"; var x = http.StatusNotFound\r\nvar y = http.StatusOK // it\r\n"},
		{"spaces at the ends of lines", "package p \n// is it\nvar x = 404 \n", "package p \n\n" + add + "\n// is it\nvar x = http.StatusNotFound \n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { placed(t, importer, tt.source, tt.want) })
	}
}

// placed checks the fixed text of a file whose package gets net/http through another of its files.
func placed(t *testing.T, importer *worldImporter, source, want string) {
	t.Helper()
	p, err := load(importer, "example.com/p", source, "package p\nimport \"net/http\"\nvar _ = http.StatusText\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := p.check(t, importer, "net/http"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
