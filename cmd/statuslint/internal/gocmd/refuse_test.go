package gocmd

import "testing"

func TestRefuseFlag(t *testing.T) {
	for program, want := range map[string]string{
		"/bin/statuslint":    "-toolexec='/bin/statuslint' refuse-to-compile",
		"/my bin/statuslint": "-toolexec='/my bin/statuslint' refuse-to-compile",
		"/o'bin/statuslint":  `-toolexec="/o'bin/statuslint" refuse-to-compile`,
	} {
		if got := RefuseFlag(program); got != want || !CanRefuse(program) {
			t.Errorf("%s: got %s, want %s", program, got, want)
		}
	}
	if CanRefuse(`/'"/statuslint`) {
		t.Error("both quotes cannot be written")
	}
}
