BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001_sessions_and_events');
CREATE TABLE events (
	session TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	payload JSON NOT NULL, 
	PRIMARY KEY (session, seq), 
	FOREIGN KEY(session) REFERENCES sessions (id) ON DELETE CASCADE
);
INSERT INTO "events" VALUES('abcd2345',0,'started',0,'{}');
INSERT INTO "events" VALUES('abcd2345',1,'replied',900,'{"text":"hello"}');
CREATE TABLE sessions (
	id TEXT NOT NULL, 
	scenario TEXT NOT NULL, 
	persona TEXT NOT NULL, 
	seed INTEGER NOT NULL, 
	mode TEXT NOT NULL, 
	trainee TEXT NOT NULL, 
	started TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "sessions" VALUES('abcd2345','late-van','angry',7,'practice','','2026-03-01T09:00:00.000Z');
CREATE TRIGGER events_stay BEFORE UPDATE ON events
       BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER sessions_stay BEFORE UPDATE ON sessions
       BEGIN SELECT RAISE(ABORT, 'sessions are append-only'); END;
CREATE TRIGGER events_go_together BEFORE DELETE ON events
       WHEN EXISTS (SELECT 1 FROM sessions WHERE id = OLD.session)
       BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
COMMIT;
