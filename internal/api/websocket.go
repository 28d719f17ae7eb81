package api

// websockets holds the rows for the HTTP side of a WebSocket, as read in gorilla v1.5.3, coder v1.8.15, nhooyr.io v1.8.17 and
// gobwas v1.3.2. A call that fails has replied, or has written its answer to the connection that it took over; a call that succeeds
// has taken over the connection. Either way no later reply reaches the client.
func websockets() Rows {
	upgrades := func(writer int) Func {
		return Func{Response: Response{Effect: Replies, Writer: writer, OnError: true, Upgrades: true, Content: Content{Always, -1}}}
	}
	const gobwas = "github.com/gobwas/ws"
	return Rows{Funcs: join(
		methods("(*github.com/gorilla/websocket.Upgrader)", upgrades(0), "Upgrade"),
		methods("github.com/gorilla/websocket", upgrades(0), "Upgrade"),
		methods("github.com/coder/websocket", upgrades(0), "Accept"),
		methods("nhooyr.io/websocket", upgrades(0), "Accept"),
		methods(gobwas, upgrades(1), "UpgradeHTTP"),
		methods("("+gobwas+".HTTPUpgrader)", upgrades(1), "Upgrade"),
	)}
}
