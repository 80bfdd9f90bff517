BEGIN TRANSACTION;
CREATE TABLE acceptance (
	seq INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	reason TEXT, 
	salt TEXT NOT NULL, 
	void TEXT, 
	format TEXT NOT NULL, 
	rule TEXT, 
	entry TEXT, 
	entry_version TEXT, 
	value TEXT, 
	until TEXT, 
	note TEXT, draft TEXT, sentence TEXT, nth TEXT, rows TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT acceptance_version UNIQUE ("key", version), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
INSERT INTO "acceptance" VALUES(8,'agree:acme/gadgets@paper',1,'2026-11-26T04:28:56Z','rb','they count so','12793393563a1792d86684878ae6f668',NULL,'1','agree','acme/gadgets@paper','1','plain 120 gadget',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "acceptance" VALUES(10,'agree:acme/gadgets@paper',2,'2026-11-26T04:28:56Z','rb','no longer','6e4a00f21bf5342893052ddeb4179ef4','yes','1','agree','acme/gadgets@paper','1','plain 120 gadget',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "acceptance" VALUES(11,'agree:acme/gadgets@paper',3,'2026-11-26T04:28:56Z','rb','again','3e61d21f811c7ca39edcacc148ff9ae0',NULL,'1','agree','acme/gadgets@paper','1','plain 120 gadget','2999',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "acceptance" VALUES(13,'unregistered:report.md:abababababababab:9 lamps',1,'2026-11-26T07:58:12Z','rb','of no matter','35ecc63f1aa85940f2eb27cf498dfaad',NULL,'2','unregistered',NULL,NULL,'9 lamps',NULL,NULL,'report.md','abababababababababababababababababababababababababababababababab','1',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE checkpoint (
	size INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (size)
);
INSERT INTO "checkpoint" VALUES(14,'example.org/ledger
14
QKBhx6DedCa3ZV6I9t+7s6wcOz8WioeDPcWSIBeOuso=

— example.org/ledger X1txbagocDbUN9BrjIfZQMmc+oSNU2ODdoZbC6hjt26TPw2a5+ZFqhhvLlve9FWBp6SdSIHwFHuwoxm8mnScd+rrVQ4=
');
CREATE TABLE claim (
	seq INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	reason TEXT, 
	salt TEXT NOT NULL, 
	void TEXT, 
	format TEXT NOT NULL, 
	statement TEXT, 
	subject TEXT, 
	measure TEXT, 
	value_type TEXT, 
	unit TEXT, 
	signed TEXT, 
	period TEXT, 
	place TEXT, 
	population TEXT, 
	method TEXT, 
	price_basis TEXT, 
	aliases TEXT, 
	tags TEXT, 
	note TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT claim_version UNIQUE ("key", version), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
INSERT INTO "claim" VALUES(4,'acme/gadgets',1,'2026-11-26T04:28:56Z','rb',NULL,'97d11c1b08b77d8490d9be7946543406',NULL,'1',NULL,'acme','gadgets','quantity','gadget',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(6,'acme/workers',1,'2026-11-26T04:28:56Z','rb',NULL,'2bb6c04d4dbabab2b41d13520ff51d9c',NULL,'1',NULL,'acme','workers','quantity','worker',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE entry (
	seq INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	reason TEXT, 
	salt TEXT NOT NULL, 
	void TEXT, 
	format TEXT NOT NULL, 
	claim TEXT, 
	source TEXT, 
	speaker TEXT, 
	language TEXT, 
	text TEXT, 
	figure_kind TEXT, 
	hedge TEXT, 
	approximate TEXT, 
	value TEXT, 
	low TEXT, 
	high TEXT, 
	step TEXT, 
	zeros TEXT, 
	decimals TEXT, 
	unit TEXT, 
	noun TEXT, 
	role TEXT, 
	direction TEXT, 
	other_value TEXT, 
	status TEXT, 
	rank TEXT, 
	start TEXT, 
	"end" TEXT, 
	page TEXT, 
	sha256 TEXT, 
	checked_by TEXT, 
	derived_from TEXT, 
	note TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT entry_version UNIQUE ("key", version), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
INSERT INTO "entry" VALUES(5,'acme/gadgets@paper',1,'2026-11-26T04:28:56Z','rb',NULL,'1474733ff94f9fc5e3c1bfbbc61424b6',NULL,'1','acme/gadgets','paper',NULL,'en','120 gadgets','count','plain',NULL,'120','120','120','1','10',NULL,'gadget','gadgets','level',NULL,NULL,'asserted','normal',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(7,'acme/workers@paper',1,'2026-11-26T04:28:56Z','rb',NULL,'',NULL,'1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(9,'acme/workers@paper',2,'2026-11-26T04:28:56Z','rb','a slip','7bf54b48d39206a46bcb7b81448d4c06',NULL,'1','acme/workers','paper',NULL,'en','about 2,100 workers','count','about',NULL,'2100','2100','2100','1','100',NULL,'worker','workers','level',NULL,NULL,'asserted','normal',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE log (
	seq INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	leaf BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	CONSTRAINT log_version UNIQUE (kind, "key", version)
);
INSERT INTO "log" VALUES(1,'source','paper',1,X'A4154233206DF9C7A822C8F745F4B7240C57FC3E84636FDDE9BA1977AF488799');
INSERT INTO "log" VALUES(2,'unit','gadget',1,X'9221A62E68FA002DCECC70B1686781CA52604B04C94BF9D6BEA5EDC2EDBB4F6C');
INSERT INTO "log" VALUES(3,'rate','EUR-USD@2025-01-07@paper',1,X'E0F67FA2FEA7B8EF243D770A81050F0C0FFB19A7F4B41561A8B1D8FF16E3D1FA');
INSERT INTO "log" VALUES(4,'claim','acme/gadgets',1,X'3D0BB9E6A7B88F321F82CB62C26363122FCF06FCCD625E54360BA06F706FBD3B');
INSERT INTO "log" VALUES(5,'entry','acme/gadgets@paper',1,X'3CDDA4846D2C34AE1DBD964DF97238513D281CFA783492D4F90E4866BA540918');
INSERT INTO "log" VALUES(6,'claim','acme/workers',1,X'EF0B471E65D1590298BE53BFA3240A545ECFFFE296A97E756B10206703FE4107');
INSERT INTO "log" VALUES(7,'entry','acme/workers@paper',1,X'32F30FB65DDC600F162659FC153A5A65BA6AAA3E8BFD14F99E25A8D8D438BF68');
INSERT INTO "log" VALUES(8,'acceptance','agree:acme/gadgets@paper',1,X'8F6633A226A03185FB44D039C78820B38EE79E8EE6B9C93D6C9CED5551B15AD4');
INSERT INTO "log" VALUES(9,'entry','acme/workers@paper',2,X'5EF66FAE6DF1FD6F52AD030182A8D11D89F564686DF3BEC1A382AF953D7433F4');
INSERT INTO "log" VALUES(10,'acceptance','agree:acme/gadgets@paper',2,X'EB91B6D522AA0F0AFCFBA400F21DA2B7E5BB9971CFBF78AC41BC5D5FB0DDF99D');
INSERT INTO "log" VALUES(11,'acceptance','agree:acme/gadgets@paper',3,X'302ABB9336C9A666EFBE8FA60FBADACF48D1A2DD072DED2BE967106822AAB0AC');
INSERT INTO "log" VALUES(12,'redaction','redaction/1',1,X'E452F8CCA335CB25C782CA135D1A320A7EF6AE8CF8A06D1FF72231A671DF939C');
INSERT INTO "log" VALUES(13,'acceptance','unregistered:report.md:abababababababab:9 lamps',1,X'0DC9735FDE0AE7A8174C58C08CA6243B99C226DE7188F4FD39C7A72C6378A3F6');
INSERT INTO "log" VALUES(14,'publication','https://example.org/report',1,X'2205AAD44A3BCA4D846CD24B7BCCD8E512227179B3EB8E1B7A0C4247E6A8918C');
INSERT INTO "log" VALUES(15,'redaction','entry:acme/workers@paper:1',1,X'2E92026DB6BEA2E63548925496BFFCE1C34504558D4D496717A944AA50C4890E');
CREATE TABLE publication (
	seq INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	reason TEXT, 
	salt TEXT NOT NULL, 
	void TEXT, 
	format TEXT NOT NULL, 
	title TEXT, 
	url TEXT, 
	published TEXT, 
	language TEXT, 
	sha256 TEXT, 
	length TEXT, 
	head TEXT, 
	rows TEXT, 
	acceptances TEXT, 
	matched TEXT, 
	derived TEXT, 
	unregistered TEXT, 
	set_aside TEXT, 
	unreadable TEXT, 
	note TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT publication_version UNIQUE ("key", version), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
INSERT INTO "publication" VALUES(14,'https://example.org/report',1,'2026-11-26T07:58:12Z','rb','printed','ad08a1ca91e868c228df395b2a5d42e9',NULL,'2','A report','https://example.org/report',NULL,NULL,'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','90','13:b004dfde8a35e0f57b9aa3ff5d5f565bf8f5fd89c729a9990103a6bc5e45f111','["acme/gadgets@paper@@1","acme/workers@paper@@2"]',NULL,'2','0','0','1','0',NULL);
CREATE TABLE rate (
	seq INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	reason TEXT, 
	salt TEXT NOT NULL, 
	void TEXT, 
	format TEXT NOT NULL, 
	base TEXT, 
	quote TEXT, 
	value TEXT, 
	date TEXT, 
	source TEXT, 
	note TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT rate_version UNIQUE ("key", version), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
INSERT INTO "rate" VALUES(3,'EUR-USD@2025-01-07@paper',1,'2026-11-26T04:28:56Z','rb',NULL,'0d6103a94027c97deb52916597ba7f91',NULL,'1','EUR','USD','1.04','2025-01-07','paper',NULL);
CREATE TABLE redaction (
	seq INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	reason TEXT, 
	salt TEXT NOT NULL, 
	void TEXT, 
	format TEXT NOT NULL, 
	target TEXT, 
	note TEXT, leaf TEXT, row_at TEXT, row_by TEXT, row_void TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT redaction_version UNIQUE ("key", version), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
INSERT INTO "redaction" VALUES(12,'redaction/1',1,'2026-11-26T04:28:56Z','rb',NULL,'7ee8c726af17caadb8d41e72ae599404',NULL,'1','1',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "redaction" VALUES(15,'entry:acme/workers@paper:1',1,'2026-11-26T11:29:05Z','rb','a request','fe23396704daba112ca7771db5ea3e39',NULL,'2','entry:acme/workers@paper@@1',NULL,'32f30fb65ddc600f162659fc153a5a65ba6aaa3e8bfd14f99e25a8d8d438bf68','2026-11-26T04:28:56Z','rb',NULL);
CREATE TABLE source (
	seq INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	reason TEXT, 
	salt TEXT NOT NULL, 
	void TEXT, 
	format TEXT NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	authors TEXT, 
	language TEXT, 
	country TEXT, 
	published TEXT, 
	url TEXT, 
	archived_url TEXT, 
	accessed TEXT, 
	sha256 TEXT, 
	length TEXT, 
	derived_from TEXT, 
	relation TEXT, 
	note TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT source_version UNIQUE ("key", version), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
INSERT INTO "source" VALUES(1,'paper',1,'2026-11-26T04:28:56Z','rb',NULL,'024326912c2c4e3f324f293b5b337f4d',NULL,'1','Ein Bericht über Acme',NULL,NULL,'en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE unit (
	seq INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	reason TEXT, 
	salt TEXT NOT NULL, 
	void TEXT, 
	format TEXT NOT NULL, 
	definition TEXT, 
	"group" TEXT, 
	kind_of TEXT, 
	symbols TEXT, 
	names TEXT, 
	note TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT unit_version UNIQUE ("key", version), 
	FOREIGN KEY(seq) REFERENCES log (seq)
);
INSERT INTO "unit" VALUES(2,'gadget',1,'2026-11-26T04:28:56Z','rb',NULL,'800ddea2c15f285ed265f5b908f4bca2',NULL,'1','[gadget]','count',NULL,NULL,'{"en":["gadget","gadgets"]}',NULL);
CREATE INDEX source_recorded_at ON source (recorded_at);
CREATE INDEX unit_recorded_at ON unit (recorded_at);
CREATE INDEX rate_recorded_at ON rate (recorded_at);
CREATE INDEX claim_recorded_at ON claim (recorded_at);
CREATE INDEX entry_recorded_at ON entry (recorded_at);
CREATE INDEX acceptance_recorded_at ON acceptance (recorded_at);
CREATE INDEX redaction_recorded_at ON redaction (recorded_at);
CREATE INDEX entry_claim ON entry (claim);
CREATE INDEX entry_source ON entry (source);
CREATE INDEX publication_recorded_at ON publication (recorded_at);
CREATE TRIGGER "guard_log_update" BEFORE UPDATE ON "log" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_log_delete" BEFORE DELETE ON "log" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_log_insert" BEFORE INSERT ON "log" WHEN EXISTS (SELECT 1 FROM "log" WHERE "seq" = NEW."seq" OR ("kind" = NEW."kind" AND "key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_source_delete" BEFORE DELETE ON "source" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_source_insert" BEFORE INSERT ON "source" WHEN EXISTS (SELECT 1 FROM "source" WHERE "seq" = NEW."seq" OR ("key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_unit_delete" BEFORE DELETE ON "unit" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_unit_insert" BEFORE INSERT ON "unit" WHEN EXISTS (SELECT 1 FROM "unit" WHERE "seq" = NEW."seq" OR ("key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_rate_delete" BEFORE DELETE ON "rate" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_rate_insert" BEFORE INSERT ON "rate" WHEN EXISTS (SELECT 1 FROM "rate" WHERE "seq" = NEW."seq" OR ("key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_claim_delete" BEFORE DELETE ON "claim" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_claim_insert" BEFORE INSERT ON "claim" WHEN EXISTS (SELECT 1 FROM "claim" WHERE "seq" = NEW."seq" OR ("key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_entry_delete" BEFORE DELETE ON "entry" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_entry_insert" BEFORE INSERT ON "entry" WHEN EXISTS (SELECT 1 FROM "entry" WHERE "seq" = NEW."seq" OR ("key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_acceptance_delete" BEFORE DELETE ON "acceptance" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_acceptance_insert" BEFORE INSERT ON "acceptance" WHEN EXISTS (SELECT 1 FROM "acceptance" WHERE "seq" = NEW."seq" OR ("key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_redaction_update" BEFORE UPDATE ON "redaction" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_redaction_delete" BEFORE DELETE ON "redaction" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_redaction_insert" BEFORE INSERT ON "redaction" WHEN EXISTS (SELECT 1 FROM "redaction" WHERE "seq" = NEW."seq" OR ("key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_checkpoint_update" BEFORE UPDATE ON "checkpoint" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_checkpoint_delete" BEFORE DELETE ON "checkpoint" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_checkpoint_insert" BEFORE INSERT ON "checkpoint" WHEN EXISTS (SELECT 1 FROM "checkpoint" WHERE "size" = NEW."size") BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_publication_delete" BEFORE DELETE ON "publication" BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_publication_insert" BEFORE INSERT ON "publication" WHEN EXISTS (SELECT 1 FROM "publication" WHERE "seq" = NEW."seq" OR ("key" = NEW."key" AND "version" = NEW."version")) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_source_update" BEFORE UPDATE ON "source" WHEN NOT (NEW."seq" IS OLD."seq" AND NEW."key" IS OLD."key" AND NEW."version" IS OLD."version" AND NEW."recorded_at" IS OLD."recorded_at" AND NEW."recorded_by" IS OLD."recorded_by" AND NEW."reason" IS NULL AND NEW."salt" IS '' AND NEW."void" IS OLD."void" AND NEW."format" IS OLD."format" AND NEW."title" IS NULL AND NEW."publisher" IS NULL AND NEW."authors" IS NULL AND NEW."language" IS NULL AND NEW."country" IS NULL AND NEW."published" IS NULL AND NEW."url" IS NULL AND NEW."archived_url" IS NULL AND NEW."accessed" IS NULL AND NEW."sha256" IS NULL AND NEW."length" IS NULL AND NEW."derived_from" IS NULL AND NEW."relation" IS NULL AND NEW."note" IS NULL AND EXISTS (SELECT 1 FROM "redaction" JOIN "log" ON "log"."seq" = OLD."seq" WHERE "redaction"."key" = 'source:' || OLD."key" || ':' || OLD."version" AND "redaction"."leaf" = lower(hex("log"."leaf")))) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_unit_update" BEFORE UPDATE ON "unit" WHEN NOT (NEW."seq" IS OLD."seq" AND NEW."key" IS OLD."key" AND NEW."version" IS OLD."version" AND NEW."recorded_at" IS OLD."recorded_at" AND NEW."recorded_by" IS OLD."recorded_by" AND NEW."reason" IS NULL AND NEW."salt" IS '' AND NEW."void" IS OLD."void" AND NEW."format" IS OLD."format" AND NEW."definition" IS NULL AND NEW."group" IS NULL AND NEW."kind_of" IS NULL AND NEW."symbols" IS NULL AND NEW."names" IS NULL AND NEW."note" IS NULL AND EXISTS (SELECT 1 FROM "redaction" JOIN "log" ON "log"."seq" = OLD."seq" WHERE "redaction"."key" = 'unit:' || OLD."key" || ':' || OLD."version" AND "redaction"."leaf" = lower(hex("log"."leaf")))) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_rate_update" BEFORE UPDATE ON "rate" WHEN NOT (NEW."seq" IS OLD."seq" AND NEW."key" IS OLD."key" AND NEW."version" IS OLD."version" AND NEW."recorded_at" IS OLD."recorded_at" AND NEW."recorded_by" IS OLD."recorded_by" AND NEW."reason" IS NULL AND NEW."salt" IS '' AND NEW."void" IS OLD."void" AND NEW."format" IS OLD."format" AND NEW."base" IS NULL AND NEW."quote" IS NULL AND NEW."value" IS NULL AND NEW."date" IS NULL AND NEW."source" IS NULL AND NEW."note" IS NULL AND EXISTS (SELECT 1 FROM "redaction" JOIN "log" ON "log"."seq" = OLD."seq" WHERE "redaction"."key" = 'rate:' || OLD."key" || ':' || OLD."version" AND "redaction"."leaf" = lower(hex("log"."leaf")))) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_claim_update" BEFORE UPDATE ON "claim" WHEN NOT (NEW."seq" IS OLD."seq" AND NEW."key" IS OLD."key" AND NEW."version" IS OLD."version" AND NEW."recorded_at" IS OLD."recorded_at" AND NEW."recorded_by" IS OLD."recorded_by" AND NEW."reason" IS NULL AND NEW."salt" IS '' AND NEW."void" IS OLD."void" AND NEW."format" IS OLD."format" AND NEW."statement" IS NULL AND NEW."subject" IS NULL AND NEW."measure" IS NULL AND NEW."value_type" IS NULL AND NEW."unit" IS NULL AND NEW."signed" IS NULL AND NEW."period" IS NULL AND NEW."place" IS NULL AND NEW."population" IS NULL AND NEW."method" IS NULL AND NEW."price_basis" IS NULL AND NEW."aliases" IS NULL AND NEW."tags" IS NULL AND NEW."note" IS NULL AND EXISTS (SELECT 1 FROM "redaction" JOIN "log" ON "log"."seq" = OLD."seq" WHERE "redaction"."key" = 'claim:' || OLD."key" || ':' || OLD."version" AND "redaction"."leaf" = lower(hex("log"."leaf")))) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_entry_update" BEFORE UPDATE ON "entry" WHEN NOT (NEW."seq" IS OLD."seq" AND NEW."key" IS OLD."key" AND NEW."version" IS OLD."version" AND NEW."recorded_at" IS OLD."recorded_at" AND NEW."recorded_by" IS OLD."recorded_by" AND NEW."reason" IS NULL AND NEW."salt" IS '' AND NEW."void" IS OLD."void" AND NEW."format" IS OLD."format" AND NEW."claim" IS NULL AND NEW."source" IS NULL AND NEW."speaker" IS NULL AND NEW."language" IS NULL AND NEW."text" IS NULL AND NEW."figure_kind" IS NULL AND NEW."hedge" IS NULL AND NEW."approximate" IS NULL AND NEW."value" IS NULL AND NEW."low" IS NULL AND NEW."high" IS NULL AND NEW."step" IS NULL AND NEW."zeros" IS NULL AND NEW."decimals" IS NULL AND NEW."unit" IS NULL AND NEW."noun" IS NULL AND NEW."role" IS NULL AND NEW."direction" IS NULL AND NEW."other_value" IS NULL AND NEW."status" IS NULL AND NEW."rank" IS NULL AND NEW."start" IS NULL AND NEW."end" IS NULL AND NEW."page" IS NULL AND NEW."sha256" IS NULL AND NEW."checked_by" IS NULL AND NEW."derived_from" IS NULL AND NEW."note" IS NULL AND EXISTS (SELECT 1 FROM "redaction" JOIN "log" ON "log"."seq" = OLD."seq" WHERE "redaction"."key" = 'entry:' || OLD."key" || ':' || OLD."version" AND "redaction"."leaf" = lower(hex("log"."leaf")))) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_acceptance_update" BEFORE UPDATE ON "acceptance" WHEN NOT (NEW."seq" IS OLD."seq" AND NEW."key" IS OLD."key" AND NEW."version" IS OLD."version" AND NEW."recorded_at" IS OLD."recorded_at" AND NEW."recorded_by" IS OLD."recorded_by" AND NEW."reason" IS NULL AND NEW."salt" IS '' AND NEW."void" IS OLD."void" AND NEW."format" IS OLD."format" AND NEW."rule" IS NULL AND NEW."entry" IS NULL AND NEW."entry_version" IS NULL AND NEW."value" IS NULL AND NEW."until" IS NULL AND NEW."note" IS NULL AND NEW."draft" IS NULL AND NEW."sentence" IS NULL AND NEW."nth" IS NULL AND NEW."rows" IS NULL AND EXISTS (SELECT 1 FROM "redaction" JOIN "log" ON "log"."seq" = OLD."seq" WHERE "redaction"."key" = 'acceptance:' || OLD."key" || ':' || OLD."version" AND "redaction"."leaf" = lower(hex("log"."leaf")))) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE TRIGGER "guard_publication_update" BEFORE UPDATE ON "publication" WHEN NOT (NEW."seq" IS OLD."seq" AND NEW."key" IS OLD."key" AND NEW."version" IS OLD."version" AND NEW."recorded_at" IS OLD."recorded_at" AND NEW."recorded_by" IS OLD."recorded_by" AND NEW."reason" IS NULL AND NEW."salt" IS '' AND NEW."void" IS OLD."void" AND NEW."format" IS OLD."format" AND NEW."title" IS NULL AND NEW."url" IS NULL AND NEW."published" IS NULL AND NEW."language" IS NULL AND NEW."sha256" IS NULL AND NEW."length" IS NULL AND NEW."head" IS NULL AND NEW."rows" IS NULL AND NEW."acceptances" IS NULL AND NEW."matched" IS NULL AND NEW."derived" IS NULL AND NEW."unregistered" IS NULL AND NEW."set_aside" IS NULL AND NEW."unreadable" IS NULL AND NEW."note" IS NULL AND EXISTS (SELECT 1 FROM "redaction" JOIN "log" ON "log"."seq" = OLD."seq" WHERE "redaction"."key" = 'publication:' || OLD."key" || ':' || OLD."version" AND "redaction"."leaf" = lower(hex("log"."leaf")))) BEGIN SELECT RAISE(ABORT, 'factledger: rows never change; a correction is a new version'); END;
CREATE INDEX entry_amount ON entry (unit, (CASE WHEN instr(coalesce(value, low, high), '/') = 0 THEN CAST(coalesce(value, low, high) AS INTEGER) WHEN length(coalesce(value, low, high)) < 19 THEN CAST(coalesce(value, low, high) AS INTEGER) / CAST(substr(coalesce(value, low, high), instr(coalesce(value, low, high), '/') + 1) AS INTEGER) END));
COMMIT;
