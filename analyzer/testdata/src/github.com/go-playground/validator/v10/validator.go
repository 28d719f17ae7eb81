package validator

type FieldError interface{ Field() string }

type ValidationErrors []FieldError

func (ValidationErrors) Error() (_ string) { return }

type Validate struct{}

type Option func(*Validate)

func New(options ...Option) (_ *Validate) { return }

func (*Validate) Struct(s any) (_ error) { return }
