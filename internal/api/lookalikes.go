package api

// lookalikes holds numbers that must not be taken for HTTP status codes, although they are called a code or a status, or have
// three digits.
func lookalikes() Rows {
	return Rows{
		Funcs:  lookalikeFuncs(),
		Fields: lookalikeFields(),
		Types:  lookalikeTypes(),
	}
}

func lookalikeTypes() []Type {
	var rows []Type
	for _, name := range []string{
		"google.golang.org/grpc/codes.Code",
		"connectrpc.com/connect.Code",
		"go.opentelemetry.io/otel/codes.Code",

		// Close codes of WebSockets: 1000 to 4999.
		"github.com/coder/websocket.StatusCode",
		"nhooyr.io/websocket.StatusCode",
		"github.com/gobwas/ws.StatusCode",
		"github.com/gobwas/ws.OpCode",

		"github.com/plgd-dev/go-coap/v2/message/codes.Code", // of CoAP: 4.04 is 132
		"github.com/insomniacslk/dhcp/iana.StatusCode",
		"github.com/insomniacslk/dhcp/dhcpv4.MessageType",
		"github.com/insomniacslk/dhcp/dhcpv4.OpcodeType",
		"github.com/insomniacslk/dhcp/dhcpv6.MessageType",
		"github.com/insomniacslk/dhcp/dhcpv6.OptionCode",
		"github.com/hashicorp/raft.RaftState",
		"github.com/hashicorp/raft.LogType",
		"github.com/apache/iceberg-go.ManifestEntryStatus",
		"github.com/nats-io/nats.go.Status",
		"github.com/nats-io/nats.go.SubStatus",
		"github.com/nats-io/nats.go.ErrorCode",
		"github.com/nats-io/nats.go/jetstream.ErrorCode",
		"github.com/segmentio/kafka-go.Error",
		"github.com/IBM/sarama.KError",
		"github.com/IBM/sarama.ProducerTxnStatusFlag",
	} {
		rows = append(rows, Type{Name: name, Use: Foreign})
	}
	return rows
}

func lookalikeFields() []Field {
	const mqtt = "github.com/eclipse/paho.golang/packets"
	var rows []Field
	for _, name := range []string{
		"github.com/gorilla/websocket.CloseError.Code",

		// Exit statuses, of which docker calls one StatusCode.
		"github.com/docker/docker/api/types/container.WaitResponse.StatusCode",
		"github.com/docker/docker/api/types/container.ExecInspect.ExitCode",
		"github.com/docker/docker/api/types/container.State.ExitCode",
		"github.com/moby/moby/api/types/container.WaitResponse.StatusCode",
		"github.com/moby/moby/api/types/container.State.ExitCode",
		"github.com/hashicorp/nomad/api.TaskEvent.ExitCode",
		"github.com/hashicorp/nomad/api.ExecStreamingExitResult.ExitCode",

		// JetStream's own, though its Code counts like HTTP's; a constant of net/http would be misleading.
		"github.com/nats-io/nats.go.APIError.Code",
		"github.com/nats-io/nats.go/jetstream.APIError.Code",

		"github.com/emersion/go-smtp.SMTPError.Code",
		"github.com/go-ldap/ldap/v3.Error.ResultCode",
		"github.com/go-ldap/ldap/v3.SearchResult.ResultCode",
		"github.com/emiago/sipgo/sip.Response.StatusCode",
		"github.com/sourcegraph/jsonrpc2.Error.Code",
		"go.opencensus.io/trace.Status.Code",
		"github.com/eclipse/paho.mqtt.golang/packets.ConnackPacket.ReturnCode",
		mqtt + ".Connack.ReasonCode",
		mqtt + ".Disconnect.ReasonCode",
		mqtt + ".Puback.ReasonCode",
		mqtt + ".Pubrec.ReasonCode",
		mqtt + ".Pubrel.ReasonCode",
		mqtt + ".Pubcomp.ReasonCode",
		mqtt + ".Auth.ReasonCode",
	} {
		rows = append(rows, Field{Name: name, Use: Foreign})
	}
	return rows
}

func lookalikeFuncs() []Func {
	const (
		websocket = "github.com/gorilla/websocket"
		ldap      = "github.com/go-ldap/ldap/v3"
		sip       = "github.com/emiago/sipgo/sip"
		cli       = "github.com/urfave/cli/v2"
		connect   = "connectrpc.com/connect"
	)
	takes := func(arg int) Func { return Func{Status: Status{Use: Foreign, Arg: arg}} }
	gives := Func{Status: Status{Result: Foreign}}
	return join(
		methods(connect, takes(0), "NewError", "NewWireError"),
		methods(connect, gives, "CodeOf"),
		methods("(*"+connect+".Error)", gives, "Code"),
		methods("google.golang.org/grpc/status", takes(0), "New", "Newf", "Error", "Errorf"),
		methods("google.golang.org/grpc/status", gives, "Code"),

		methods(websocket, takes(0), "FormatCloseMessage"),
		methods(websocket, takes(1), "IsCloseError", "IsUnexpectedCloseError"),

		methods(ldap, takes(0), "NewError"),
		methods(ldap, takes(1), "IsErrorWithCode", "IsErrorAnyOf"),
		methods("github.com/jlaffaye/ftp", takes(0), "StatusText"),
		methods(sip, takes(0), "NewResponse"),
		methods(sip, takes(1), "NewResponseFromRequest"),

		methods("(golang.org/x/crypto/ssh.Waitmsg)", gives, "ExitStatus"),
		methods(cli, takes(1), "Exit", "NewExitError"),
		methods(cli, takes(0), "OsExiter"),
		methods("("+cli+".ExitCoder)", gives, "ExitCode"),
	)
}
