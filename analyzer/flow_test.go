package analyzer

import (
	"testing"
)

// TestFlow holds what status flow finds, and what it must not find, against the // want comments of the flow_ folders.
func TestFlow(t *testing.T) {
	checkWants(t, withoutFacts(codesOnly(t, Options{})),
		"flow_params", "flow_results", "flow_fields", "flow_elements", "flow_vars",
		"flow_funcs", "flow_interfaces", "flow_generics", "flow_errors", "flow_writer",
		"flow_tables", "flow_types", "flow_asserts", "flow_direction", "flow_vetoes", "flow_testonly")
}

// TestFacts analyses packages that import each other; the // want comments of a declaration name its fact.
func TestFacts(t *testing.T) {
	checkWants(t, codesOnly(t, Options{}), "flow_cross/lib", "flow_cross/use", "flow_cross/deep")
}
