package catalog

// warnCodes holds the codes of RFC 7234, ordered by code. Lists of status codes often include them by mistake; net/http
// would send 110–113 and 199 as informational responses and 214 and 299 as success.
var warnCodes = []WarnCode{
	{
		Code:       110,
		Text:       "Response is Stale",
		References: warned("5.5.1"),
		Summary:    "The cache served a response whose freshness lifetime is over.",
	},
	{
		Code:       111,
		Text:       "Revalidation Failed",
		References: warned("5.5.2"),
		Summary:    "The cache served a stale response because it could not reach the origin server to validate it.",
	},
	{
		Code:       112,
		Text:       "Disconnected Operation",
		References: warned("5.5.3"),
		Summary:    "The cache is cut off from the network on purpose.",
	},
	{
		Code:       113,
		Text:       "Heuristic Expiration",
		References: warned("5.5.4"),
		Summary:    "The cache chose a freshness lifetime of over a day by itself, and the response is older than that day.",
	},
	{
		Code:       199,
		Text:       "Miscellaneous Warning",
		References: warned("5.5.5"),
		Summary:    "The text warns of something else, which a validation makes void.",
	},
	{
		Code:       214,
		Text:       "Transformation Applied",
		References: warned("5.5.6"),
		Summary:    "A proxy has changed the body, for example its coding or media type.",
	},
	{
		Code:       299,
		Text:       "Miscellaneous Persistent Warning",
		References: warned("5.5.7"),
		Summary:    "The text warns of something else, which outlasts a validation.",
	},
}
