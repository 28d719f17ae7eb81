package api

import "strings"

// notFound holds the errors by which databases say that nothing was found, and the functions that never return them, as read in Go 1.26,
// sqlx v1.4.0, gorm v1.20.12 and v1.31.2, jinzhu/gorm v1.9.16, pgx v4.18.3 and v5.9.2, mongo-driver v1.4.0, v1.17.9 and v2.8.0, and go-redis
// v6.15.9, v7.4.1, v8.11.5 and v9.18.0. Commands of Redis are as https://redis.io/docs/latest/commands/ says.
func notFound() Rows {
	const redis, redis9, sqlx = "github.com/go-redis/redis", "github.com/redis/go-redis/v9", "github.com/jmoiron/sqlx"
	libraries := []Rows{
		sqlSentinel(), gormSentinel(), jinzhuSentinel(),
		pgxSentinel("github.com/jackc/pgx/v4"), pgxSentinel("github.com/jackc/pgx/v5"),
		mongoSentinel("go.mongodb.org/mongo-driver/mongo"), mongoSentinel("go.mongodb.org/mongo-driver/v2/mongo"),
		redisSentinel(redis, "*"+redis+".cmdable", "StringStringMapCmd", false), redisSentinel(redis+"/v7", redis+"/v7.cmdable", "StringStringMapCmd", false),
		redisSentinel(redis+"/v8", redis+"/v8.cmdable", "StringStringMapCmd", false), redisSentinel(redis9, redis9+".cmdable", "MapStringStringCmd", true),
	}
	var all Rows
	for _, l := range libraries {
		all.Lacks = append(all.Lacks, l.Lacks...)
		all.Holders = append(all.Holders, l.Holders...)
		all.Funcs = append(all.Funcs, l.Funcs...)
		all.Holdings = append(all.Holdings, l.Holdings...)
	}
	others := append(unrelated(), "github.com/go-playground/validator/v10", "github.com/gin-gonic/gin")
	for _, l := range libraries {
		names, packages := l.Lacks[0].Errors, others
		for _, p := range []string{"go.mongodb.org/mongo-driver", redis, redis9, sqlx, "github.com/jackc/pgx", "gorm.io", "github.com/jinzhu/gorm"} {
			isSQL := strings.HasPrefix(names[0], "database/sql.") && p != redis && p != redis9 && !strings.HasPrefix(p, "go.mongodb.org")
			if !isSQL && !strings.HasPrefix(names[0], p) {
				packages = append(packages[:len(packages):len(packages)], p)
			}
		}
		all.Unaware = append(all.Unaware, Unaware{Errors: names, Std: true, Packages: packages})
	}
	return all
}

// sqlSentinel holds the functions of database/sql and sqlx that never return ErrNoRows. Only (*sql.Row).Scan does, and sqlx from Get and from
// its own Row.
func sqlSentinel() Rows {
	const sql, sqlx = "database/sql", "github.com/jmoiron/sqlx"
	statements := []string{"Exec", "ExecContext", "Query", "QueryContext"}
	prepares := []string{"Prepare", "PrepareContext"}
	reads := []string{"Select", "SelectContext", "Queryx", "QueryxContext"}
	named := []string{"NamedExec", "NamedQuery", "Preparex", "PreparexContext", "PrepareNamed", "PrepareNamedContext"}
	return Rows{Lacks: []Lack{{Errors: []string{sql + ".ErrNoRows"}, Funcs: join(
		names("(*"+sql+".DB)", statements...), names("(*"+sql+".DB)", prepares...), names("(*"+sql+".DB)", "Begin", "BeginTx", "Ping", "PingContext", "Conn", "Close"),
		names("(*"+sql+".Tx)", statements...), names("(*"+sql+".Tx)", prepares...), names("(*"+sql+".Tx)", "Commit", "Rollback"),
		names("(*"+sql+".Conn)", "ExecContext", "QueryContext", "PrepareContext", "BeginTx", "PingContext", "Close"),
		names("(*"+sql+".Stmt)", statements...), names("(*"+sql+".Stmt)", "Close"),
		names("(*"+sql+".Rows)", "Scan", "Err", "Close", "Columns"),
		names("("+sql+".Result)", "LastInsertId", "RowsAffected"),
		names("(*"+sqlx+".DB)", reads...), names("(*"+sqlx+".DB)", named...), names("(*"+sqlx+".DB)", "NamedExecContext", "NamedQueryContext", "Beginx", "BeginTxx"),
		names("(*"+sqlx+".Tx)", reads...), names("(*"+sqlx+".Tx)", named...), names("(*"+sqlx+".Tx)", "NamedExecContext"),
		names("(*"+sqlx+".Stmt)", reads...),
		names("(*"+sqlx+".NamedStmt)", reads...), names("(*"+sqlx+".NamedStmt)", statements...),
		names("(*"+sqlx+".Rows)", "StructScan", "MapScan", "SliceScan"),
		names(sqlx, "Select", "SelectContext", "NamedExec", "NamedExecContext", "NamedQuery", "NamedQueryContext", "Named", "In", "StructScan"),
	)}}}
}

// gormChains are the methods of gorm's DB that give a DB in which an error counts that happened before.
func gormChains(more ...string) []string {
	return append(more, "Model", "Table", "Select", "Omit", "Where", "Not", "Or", "Joins", "Group", "Having", "Order", "Limit", "Offset", "Preload", "Attrs", "Assign",
		"Unscoped", "Raw", "Scopes", "Set")
}

// gormSentinel holds the functions of gorm that never return ErrRecordNotFound. The clause that raises it is set by First, Take and Last. Other
// methods change the DB that they are called on, if that is the result of one, so that its error stays.
func gormSentinel() Rows {
	const db = "(*gorm.io/gorm.DB)"
	chains := gormChains("Distinct", "Clauses", "InnerJoins")
	rest := []string{"Create", "CreateInBatches", "Save", "Find", "FindInBatches", "FirstOrInit", "FirstOrCreate", "Update", "Updates", "UpdateColumn", "UpdateColumns",
		"Delete", "Count", "Scan", "Pluck", "Exec", "Commit", "Rollback", "SavePoint", "RollbackTo"}
	sessions := []string{"Begin", "Session", "WithContext", "Debug"}
	never := join(
		names(db, chains...), names(db, rest...), names(db, sessions...), names(db, "Transaction", "Connection", "ScanRows", "Rows", "AutoMigrate", "DB"),
		names("gorm.io/gorm", "Open"), names("(*gorm.io/gorm.Association)", "Find", "Append", "Replace", "Delete", "Clear"),
	)
	return Rows{
		Funcs: methods(db, Func{Language: Language{NonNil: true}}, join(chains, rest, sessions, []string{"First", "Take", "Last"})...),
		Lacks: []Lack{
			{Errors: []string{"gorm.io/gorm.ErrRecordNotFound"}, Funcs: never},
			{Errors: []string{"database/sql.ErrNoRows", "github.com/jackc/pgx/v5.ErrNoRows"}, Funcs: join(never, names(db, "First", "Take", "Last"))}, // it reads all rows
		},
		Holders: []Holder{{
			Errors: names("gorm.io/gorm.DB", "Error"), Chains: join(names(db, chains...), names(db, rest...), names(db, "First", "Take", "Last")), Sessions: names(db, sessions...),
			Hooks: []string{"BeforeSave", "BeforeCreate", "AfterCreate", "BeforeUpdate", "AfterUpdate", "AfterSave", "BeforeDelete", "AfterDelete", "AfterFind"},
		}},
		Holdings: []Holding{{Field: "gorm.io/gorm.DB.RowsAffected", Above: names(db, "First", "Take", "Last"), NoError: "Error"}},
	}
}

// jinzhuSentinel holds the functions of gorm's first version that never return ErrRecordNotFound. Find does, too, for what is no slice. Each
// method gives a copy.
func jinzhuSentinel() Rows {
	const path, db = "github.com/jinzhu/gorm", "(*github.com/jinzhu/gorm.DB)"
	never := []string{"Create", "Save", "Update", "Updates", "UpdateColumn", "UpdateColumns", "Delete", "Exec", "Begin", "Commit", "Rollback", "New", "Debug",
		"LogMode", "AutoMigrate"}
	gorm := gormSentinel()
	return Rows{
		Lacks: []Lack{{Errors: []string{path + ".ErrRecordNotFound"}, Funcs: join(names(db, gormChains()...), names(db, never...), names(path, "Open"))}},
		Holders: []Holder{{
			Errors: names(path+".DB", "Error"), Sessions: join(names(db, gormChains()...), names(db, never...), names(db, "First", "Take", "Last", "Find", "FirstOrInit",
				"FirstOrCreate", "Count", "Scan", "Pluck")),
			Hooks: gorm.Holders[0].Hooks,
		}},
	}
}

// pgxSentinel holds the functions of a version of pgx that never return ErrNoRows. Only QueryRow's Scan, CollectOneRow and
// CollectExactlyOneRow do.
func pgxSentinel(path string) Rows {
	exec := []string{"Exec", "Query", "Begin"}
	funcs := join(
		names("(*"+path+".Conn)", "Exec", "Query", "Begin", "BeginTx", "Ping", "Prepare", "Close", "CopyFrom"),
		names("("+path+".Tx)", exec...), names("("+path+".Tx)", "Commit", "Rollback", "Prepare", "CopyFrom"),
		names("("+path+".Rows)", "Scan", "Err", "Values"),
		names("(*"+path+"/pgxpool.Pool)", exec...), names("(*"+path+"/pgxpool.Pool)", "BeginTx", "Ping", "Acquire", "CopyFrom"),
		names("(*"+path+"/pgxpool.Conn)", exec...), names("(*"+path+"/pgxpool.Conn)", "BeginTx", "Ping", "CopyFrom"),
		names("(*"+path+"/pgxpool.Tx)", exec...), names("(*"+path+"/pgxpool.Tx)", "Commit", "Rollback", "Prepare", "CopyFrom"),
	)
	if strings.HasSuffix(path, "/v5") {
		funcs = append(funcs, names(path, "CollectRows", "AppendRows", "ForEachRow", "BeginFunc", "BeginTxFunc", "RowTo", "RowToAddrOf", "RowToMap", "RowToStructByPos",
			"RowToAddrOfStructByPos", "RowToStructByName", "RowToAddrOfStructByName", "RowToStructByNameLax", "RowToAddrOfStructByNameLax")...)
	}
	reads := names("("+path+".Row)", "Scan")
	if strings.HasSuffix(path, "/v5") {
		reads = append(reads, names(path, "CollectOneRow", "CollectExactlyOneRow")...)
	}
	return Rows{Lacks: []Lack{
		{Errors: []string{path + ".ErrNoRows"}, Funcs: funcs},
		{Errors: []string{"database/sql.ErrNoRows"}, Funcs: funcs},
		{Errors: []string{"database/sql.ErrNoRows"}, Funcs: reads, Exact: strings.HasSuffix(path, "/v5")}, // since v5.7.1, its ErrNoRows wraps that
	}}
}

// mongoSentinel holds the functions of a version of MongoDB's driver that never return ErrNoDocuments. Only the methods of a SingleResult do.
func mongoSentinel(path string) Rows {
	return Rows{Lacks: []Lack{{Errors: []string{path + ".ErrNoDocuments"}, Funcs: join(
		names("(*"+path+".Collection)", "InsertOne", "InsertMany", "DeleteOne", "DeleteMany", "UpdateByID", "UpdateOne", "UpdateMany", "ReplaceOne", "Aggregate",
			"CountDocuments", "EstimatedDocumentCount", "Find", "BulkWrite", "Watch", "Drop"),
		names("(*"+path+".Cursor)", "Decode", "Err", "Close", "All"),
		names("(*"+path+".Client)", "Disconnect", "Ping", "StartSession"), names(path, "Connect"),
		names("("+path+".IndexView)", "CreateOne", "CreateMany"),
	)}}}
}

// redisGroup is a group of commands of Redis that never answer nil, or for which the client takes nil for false.
type redisGroup struct {
	group string
	names []string
}

func redisCommands() []redisGroup {
	return []redisGroup{
		{"String", []string{"Append", "Decr", "DecrBy", "Incr", "IncrBy", "IncrByFloat", "MGet", "MSet", "MSetNX", "Set", "SetNX", "SetXX", "SetRange", "StrLen"}},
		{"Generic", []string{"Del", "Exists", "Expire", "ExpireAt", "Keys", "Persist", "PExpire", "PTTL", "Rename", "RenameNX", "Scan", "TTL", "Type"}},
		{"Hash", []string{"HDel", "HExists", "HGetAll", "HIncrBy", "HIncrByFloat", "HKeys", "HLen", "HMGet", "HMSet", "HSet", "HSetNX", "HVals", "HScan"}},
		{"Set", []string{"SAdd", "SCard", "SIsMember", "SMembers", "SRem", "SMove", "SUnion", "SInter", "SDiff"}},
		{"List", []string{"LLen", "LPush", "LPushX", "LRange", "LRem", "LSet", "LTrim", "RPush", "RPushX"}},
		{"SortedSet", []string{"ZAdd", "ZCard", "ZCount", "ZIncrBy", "ZRange", "ZRangeByScore", "ZRangeWithScores", "ZRem", "ZRevRange", "ZRevRangeByScore", "ZRevRangeWithScores"}},
		{"PubSub", []string{"Publish"}},
		{"", []string{"Unlink", "Ping", "FlushAll", "FlushDB", "DBSize"}},
	}
}

// redisSentinel holds the functions of a client of Redis that never return Nil. Its commands are methods of receiver. If grouped, it has an
// interface for each group of commands, else one for all.
func redisSentinel(path, receiver, maps string, grouped bool) Rows {
	var funcs []string
	for _, c := range redisCommands() {
		group := ""
		if grouped {
			group = c.group
		}
		funcs = append(funcs, names("("+receiver+")", c.names...)...)
		if path != "github.com/go-redis/redis" { // version 6 has interfaces that few use
			funcs = append(funcs, names("("+path+"."+group+"Cmdable)", c.names...)...)
		}
	}
	held := names("(*"+path+".baseCmd)", "Err")
	for _, cmd := range []string{"StatusCmd", "IntCmd", "BoolCmd", "StringCmd", "StringSliceCmd", "SliceCmd", "FloatCmd", "DurationCmd", "ScanCmd", "ZSliceCmd", maps} {
		held = append(held, names("(*"+path+"."+cmd+")", "Result")...)
	}
	return Rows{Lacks: []Lack{{Errors: []string{path + ".Nil"}, Funcs: funcs}}, Holders: []Holder{{Errors: held}}}
}
