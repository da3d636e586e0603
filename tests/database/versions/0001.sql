-- A small house as version 1 of the tables kept it. Every later version must upgrade it; it never changes.
BEGIN TRANSACTION;
CREATE TABLE action (
	id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	site_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	day INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(60) NOT NULL, 
	person_id INTEGER, 
	occurrence_id INTEGER, 
	function VARCHAR(20), 
	number INTEGER NOT NULL, 
	named INTEGER NOT NULL, 
	undone_at DATETIME, 
	undone_by VARCHAR(60), 
	CONSTRAINT pk_action PRIMARY KEY (id), 
	CONSTRAINT fk_action_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_action_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_action_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_action_site_id_key UNIQUE (site_id, "key"), 
	CONSTRAINT ck_action_known_actionkind CHECK (kind IN ('check_in', 'new_visitor', 'count', 'group', 'named', 'question')), 
	CONSTRAINT ck_action_known_function CHECK (function IN ('meeting', 'information', 'day_activity', 'health', 'internal'))
);
INSERT INTO "action" VALUES(1,'6ea1945394c046afb19963b41a34ca22',1,'question',20261124,'2026-11-24 08:50:00.000000','Balie',NULL,NULL,'information',0,0,NULL,NULL);
INSERT INTO "action" VALUES(2,'93aee6891ae44fbbb522d595c38ccfe1',1,'check_in',20261124,'2026-11-24 08:50:00.000000','Balie',1,1,'meeting',0,1,NULL,NULL);
INSERT INTO "action" VALUES(3,'5b0a915aa2bf4c769c08b31075c57d7f',1,'count',20261124,'2026-11-24 08:50:00.000000','Balie',NULL,1,'meeting',3,0,NULL,NULL);
CREATE TABLE activity (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	code VARCHAR(20) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	public_name VARCHAR(120) NOT NULL, 
	function VARCHAR(20) NOT NULL, 
	setting VARCHAR(20) NOT NULL, 
	access VARCHAR(20) NOT NULL, 
	host_id INTEGER, 
	room_id INTEGER, 
	capacity INTEGER, 
	minimum INTEGER NOT NULL, 
	price_cents INTEGER, 
	volunteers_needed INTEGER NOT NULL, 
	professionals_needed INTEGER NOT NULL, 
	enrolment BOOLEAN NOT NULL, 
	walk_in BOOLEAN NOT NULL, 
	sensitive BOOLEAN NOT NULL, 
	for_children BOOLEAN NOT NULL, 
	experiments VARCHAR(40) NOT NULL, 
	batch_id INTEGER, 
	CONSTRAINT pk_activity PRIMARY KEY (id), 
	CONSTRAINT ck_activity_has_places CHECK (capacity > 0), 
	CONSTRAINT ck_activity_minimum_is_a_count CHECK (minimum >= 0), 
	CONSTRAINT fk_activity_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_activity_host_id_organisation FOREIGN KEY(host_id) REFERENCES organisation (id), 
	CONSTRAINT fk_activity_room_id_room FOREIGN KEY(room_id) REFERENCES room (id), 
	CONSTRAINT fk_activity_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_activity_site_id_code UNIQUE (site_id, code), 
	CONSTRAINT ck_activity_known_function CHECK (function IN ('meeting', 'information', 'day_activity', 'health', 'internal'))
);
INSERT INTO "activity" VALUES(1,1,'A1','Yoga','','meeting','regular','open',NULL,NULL,NULL,0,0,0,0,1,1,0,0,'',NULL);
INSERT INTO "activity" VALUES(2,1,'YOGA','Yoga','','health','regular','open',1,1,15,6,400,0,1,1,0,0,0,'',2);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE area (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	postcode VARCHAR(4) NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_area PRIMARY KEY (id), 
	CONSTRAINT fk_area_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_area_site_id_postcode UNIQUE (site_id, postcode)
);
CREATE TABLE assignment (
	id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_assignment PRIMARY KEY (id), 
	CONSTRAINT fk_assignment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_assignment_shift_id_shift FOREIGN KEY(shift_id) REFERENCES shift (id), 
	CONSTRAINT uq_assignment_shift_id_person_id UNIQUE (shift_id, person_id)
);
INSERT INTO "assignment" VALUES(1,1,1);
INSERT INTO "assignment" VALUES(2,2,1);
CREATE TABLE batch (
	id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	site_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(60) NOT NULL, 
	undone_at DATETIME, 
	undone_by VARCHAR(60), 
	CONSTRAINT pk_batch PRIMARY KEY (id), 
	CONSTRAINT fk_batch_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_batch_site_id_key UNIQUE (site_id, "key")
);
INSERT INTO "batch" VALUES(1,'93aee6891ae44fbbb522d595c38ccfe1',1,'people','2026-11-24 08:50:00.000000','Balie',NULL,NULL);
INSERT INTO "batch" VALUES(2,'033ca272b48a405d9f3f586550c42693',1,'programme','2026-11-24 08:50:00.000000','Balie',NULL,NULL);
CREATE TABLE building_note (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	day INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_building_note PRIMARY KEY (id), 
	CONSTRAINT fk_building_note_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_building_note_site_id_key UNIQUE (site_id, "key")
);
INSERT INTO "building_note" VALUES(1,1,'93aee6891ae44fbbb522d595c38ccfe1','De lift is stuk',20261124,'2026-11-24 08:50:00.000000','Balie');
CREATE TABLE closure (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_closure PRIMARY KEY (id), 
	CONSTRAINT ck_closure_ends_after_it_begins CHECK (last_day >= first_day), 
	CONSTRAINT fk_closure_site_id_site FOREIGN KEY(site_id) REFERENCES site (id)
);
INSERT INTO "closure" VALUES(1,1,20261124,20261124,'Verf');
CREATE TABLE enrolment (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	series_id INTEGER, 
	occurrence_id INTEGER, 
	state VARCHAR(20) NOT NULL, 
	waiting_position INTEGER, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_enrolment PRIMARY KEY (id), 
	CONSTRAINT ck_enrolment_in_one_thing CHECK ((series_id IS NULL) <> (occurrence_id IS NULL)), 
	CONSTRAINT fk_enrolment_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_enrolment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_enrolment_series_id_series FOREIGN KEY(series_id) REFERENCES series (id), 
	CONSTRAINT uq_enrolment_occurrence_id_person_id UNIQUE (occurrence_id, person_id), 
	CONSTRAINT uq_enrolment_series_id_person_id UNIQUE (series_id, person_id), 
	CONSTRAINT ck_enrolment_known_enrolmentstate CHECK (state IN ('enrolled', 'waiting', 'withdrawn'))
);
INSERT INTO "enrolment" VALUES(1,1,1,NULL,'enrolled',NULL,20260101,NULL,'2026-11-24 08:50:00.000000');
CREATE TABLE name_token (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind SMALLINT NOT NULL, 
	token VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_name_token PRIMARY KEY (id), 
	CONSTRAINT fk_name_token_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_name_token_site_id_site FOREIGN KEY(site_id) REFERENCES site (id)
);
INSERT INTO "name_token" VALUES(1,1,1,0,'berg');
INSERT INTO "name_token" VALUES(2,1,1,0,'toos');
INSERT INTO "name_token" VALUES(3,1,1,1,'denberg');
INSERT INTO "name_token" VALUES(4,1,1,1,'tberg');
INSERT INTO "name_token" VALUES(5,1,1,1,'vandenberg');
INSERT INTO "name_token" VALUES(6,1,1,1,'vdberg');
INSERT INTO "name_token" VALUES(7,1,1,2,'berg');
INSERT INTO "name_token" VALUES(8,1,1,2,'fandenberg');
INSERT INTO "name_token" VALUES(9,1,1,2,'tos');
INSERT INTO "name_token" VALUES(10,1,1,3,'btoos');
INSERT INTO "name_token" VALUES(11,1,1,3,'dberg');
INSERT INTO "name_token" VALUES(12,1,1,3,'dtoos');
INSERT INTO "name_token" VALUES(13,1,1,3,'tberg');
INSERT INTO "name_token" VALUES(14,1,1,3,'vberg');
INSERT INTO "name_token" VALUES(15,1,1,3,'vtoos');
INSERT INTO "name_token" VALUES(16,1,1,4,'btos');
INSERT INTO "name_token" VALUES(17,1,1,4,'tberg');
INSERT INTO "name_token" VALUES(18,1,2,0,'annie');
INSERT INTO "name_token" VALUES(19,1,2,0,'jansen');
INSERT INTO "name_token" VALUES(20,1,2,1,'ajansen');
INSERT INTO "name_token" VALUES(21,1,2,2,'anie');
INSERT INTO "name_token" VALUES(22,1,2,2,'jans');
INSERT INTO "name_token" VALUES(23,1,2,3,'ajansen');
INSERT INTO "name_token" VALUES(24,1,2,3,'jannie');
INSERT INTO "name_token" VALUES(25,1,2,4,'ajans');
INSERT INTO "name_token" VALUES(26,1,2,4,'janie');
CREATE TABLE occurrence (
	id INTEGER NOT NULL, 
	activity_id INTEGER NOT NULL, 
	series_id INTEGER, 
	room_id INTEGER, 
	day INTEGER NOT NULL, 
	starts SMALLINT NOT NULL, 
	ends SMALLINT NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	reason VARCHAR(120) NOT NULL, 
	capacity INTEGER, 
	CONSTRAINT pk_occurrence PRIMARY KEY (id), 
	CONSTRAINT ck_occurrence_takes_time CHECK (ends > starts), 
	CONSTRAINT fk_occurrence_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT fk_occurrence_room_id_room FOREIGN KEY(room_id) REFERENCES room (id), 
	CONSTRAINT fk_occurrence_series_id_series FOREIGN KEY(series_id) REFERENCES series (id), 
	CONSTRAINT uq_occurrence_series_id_day UNIQUE (series_id, day), 
	CONSTRAINT ck_occurrence_known_occurrencestate CHECK (state IN ('planned', 'cancelled'))
);
INSERT INTO "occurrence" VALUES(1,1,1,NULL,20261124,570,690,'planned','',NULL);
INSERT INTO "occurrence" VALUES(2,2,2,1,20261201,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(3,2,2,1,20261208,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(4,2,2,1,20261215,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(5,2,2,1,20261222,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(6,2,2,1,20261229,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(7,2,2,1,20270105,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(8,2,2,1,20270112,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(9,2,2,1,20270119,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(10,2,2,1,20270126,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(11,2,2,1,20270202,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(12,2,2,1,20270209,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(13,2,2,1,20270216,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(14,2,2,1,20270223,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(15,2,2,1,20270302,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(16,2,2,1,20270309,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(17,2,2,1,20270316,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(18,2,2,1,20270323,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(19,2,2,1,20270330,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(20,2,2,1,20270406,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(21,2,2,1,20270413,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(22,2,2,1,20270420,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(23,2,2,1,20270504,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(24,2,2,1,20270511,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(25,2,2,1,20270518,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(26,2,2,1,20270525,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(27,2,2,1,20270601,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(28,2,2,1,20270608,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(29,2,2,1,20270615,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(30,2,2,1,20270622,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(31,2,2,1,20270629,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(32,2,2,1,20270706,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(33,2,2,1,20270713,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(34,2,2,1,20270720,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(35,2,2,1,20270727,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(36,2,2,1,20270803,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(37,2,2,1,20270810,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(38,2,2,1,20270817,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(39,2,2,1,20270824,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(40,2,2,1,20270831,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(41,2,2,1,20270907,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(42,2,2,1,20270914,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(43,2,2,1,20270921,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(44,2,2,1,20270928,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(45,2,2,1,20271005,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(46,2,2,1,20271012,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(47,2,2,1,20271019,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(48,2,2,1,20271026,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(49,2,2,1,20271102,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(50,2,2,1,20271109,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(51,2,2,1,20271116,795,855,'planned','',NULL);
INSERT INTO "occurrence" VALUES(52,2,2,1,20271123,795,855,'planned','',NULL);
CREATE TABLE organisation (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(60) NOT NULL, 
	valid_from INTEGER, 
	valid_to INTEGER, 
	successor_id INTEGER, 
	batch_id INTEGER, 
	CONSTRAINT pk_organisation PRIMARY KEY (id), 
	CONSTRAINT ck_organisation_ends_after_it_begins CHECK (valid_to >= valid_from), 
	CONSTRAINT fk_organisation_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_organisation_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT fk_organisation_successor_id_organisation FOREIGN KEY(successor_id) REFERENCES organisation (id), 
	CONSTRAINT uq_organisation_site_id_name UNIQUE (site_id, name)
);
INSERT INTO "organisation" VALUES(1,1,'Ons Huis','',NULL,NULL,NULL,2);
CREATE TABLE participation (
	id INTEGER NOT NULL, 
	occurrence_id INTEGER NOT NULL, 
	person_id INTEGER, 
	day INTEGER NOT NULL, 
	arrived_at DATETIME NOT NULL, 
	action_id INTEGER, 
	CONSTRAINT pk_participation PRIMARY KEY (id), 
	CONSTRAINT fk_participation_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_participation_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_participation_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_participation_occurrence_id_person_id UNIQUE (occurrence_id, person_id)
);
INSERT INTO "participation" VALUES(1,1,1,20261124,'2026-11-24 08:50:00.000000',2);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	given_name VARCHAR(80) NOT NULL, 
	prefix VARCHAR(30) NOT NULL, 
	family_name VARCHAR(120) NOT NULL, 
	partner_prefix VARCHAR(30) NOT NULL, 
	partner_name VARCHAR(120) NOT NULL, 
	name_order VARCHAR(20) NOT NULL, 
	sort_key VARCHAR(250) NOT NULL, 
	birth_year INTEGER, 
	postcode VARCHAR(4), 
	phone VARCHAR(20), 
	email VARCHAR(120), 
	may_contact BOOLEAN, 
	entered_on INTEGER, 
	batch_id INTEGER, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT ck_person_born_in_a_year CHECK (birth_year BETWEEN 1900 AND 2100), 
	CONSTRAINT ck_person_four_digits_of_the_postcode CHECK (length(postcode) = 4), 
	CONSTRAINT fk_person_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_person_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT ck_person_known_nameorder CHECK (name_order IN ('own', 'partner', 'partner_own', 'own_partner'))
);
INSERT INTO "person" VALUES(1,1,'Toos','van den','Berg','','','own','berg  toos  van den',1949,NULL,'+31612345678',NULL,NULL,20261124,NULL,1);
INSERT INTO "person" VALUES(2,1,'Annie','','Jansen','','','own','jansen  annie',NULL,NULL,NULL,NULL,NULL,20261124,1,1);
CREATE TABLE printed_row (
	id INTEGER NOT NULL, 
	sheet_id INTEGER NOT NULL, 
	"row" INTEGER NOT NULL, 
	person_id INTEGER, 
	CONSTRAINT pk_printed_row PRIMARY KEY (id), 
	CONSTRAINT fk_printed_row_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_printed_row_sheet_id_printed_sheet FOREIGN KEY(sheet_id) REFERENCES printed_sheet (id)
);
INSERT INTO "printed_row" VALUES(1,1,1,1);
INSERT INTO "printed_row" VALUES(2,1,2,NULL);
INSERT INTO "printed_row" VALUES(3,1,3,NULL);
INSERT INTO "printed_row" VALUES(4,1,4,NULL);
INSERT INTO "printed_row" VALUES(5,1,5,NULL);
INSERT INTO "printed_row" VALUES(6,1,6,NULL);
INSERT INTO "printed_row" VALUES(7,1,7,NULL);
INSERT INTO "printed_row" VALUES(8,1,8,NULL);
INSERT INTO "printed_row" VALUES(9,1,9,NULL);
INSERT INTO "printed_row" VALUES(10,1,10,NULL);
INSERT INTO "printed_row" VALUES(11,1,11,NULL);
INSERT INTO "printed_row" VALUES(12,1,12,NULL);
INSERT INTO "printed_row" VALUES(13,1,13,NULL);
INSERT INTO "printed_row" VALUES(14,1,14,NULL);
INSERT INTO "printed_row" VALUES(15,1,15,NULL);
INSERT INTO "printed_row" VALUES(16,1,16,NULL);
INSERT INTO "printed_row" VALUES(17,1,17,NULL);
INSERT INTO "printed_row" VALUES(18,1,18,NULL);
INSERT INTO "printed_row" VALUES(19,1,19,NULL);
INSERT INTO "printed_row" VALUES(20,1,20,NULL);
CREATE TABLE printed_sheet (
	id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	site_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	occurrence_id INTEGER, 
	day INTEGER NOT NULL, 
	printed_at DATETIME NOT NULL, 
	"by" VARCHAR(60) NOT NULL, 
	pages INTEGER NOT NULL, 
	destroy_by INTEGER, 
	CONSTRAINT pk_printed_sheet PRIMARY KEY (id), 
	CONSTRAINT fk_printed_sheet_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_printed_sheet_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_printed_sheet_site_id_key UNIQUE (site_id, "key")
);
INSERT INTO "printed_sheet" VALUES(1,'93aee6891ae44fbbb522d595c38ccfe1',1,2026,1,'signup',1,20261124,'2026-11-24 08:50:00.000000','Balie',1,20261222);
CREATE TABLE question (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	day_part VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	topic VARCHAR(30) NOT NULL, 
	outcome VARCHAR(30) NOT NULL, 
	minutes_class VARCHAR(10) NOT NULL, 
	referred_to_id INTEGER, 
	action_id INTEGER, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_question_referred_to_id_organisation FOREIGN KEY(referred_to_id) REFERENCES organisation (id), 
	CONSTRAINT fk_question_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT ck_question_known_daypart CHECK (day_part IN ('morning', 'afternoon', 'evening'))
);
INSERT INTO "question" VALUES(1,1,20261124,'morning','2026-11-24 08:50:00.000000','care','answered','0-5',NULL,1);
CREATE TABLE room (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	code VARCHAR(30) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	description VARCHAR(200) NOT NULL, 
	capacity INTEGER, 
	batch_id INTEGER, 
	CONSTRAINT pk_room PRIMARY KEY (id), 
	CONSTRAINT ck_room_has_places CHECK (capacity > 0), 
	CONSTRAINT fk_room_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_room_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_room_site_id_code UNIQUE (site_id, code)
);
INSERT INTO "room" VALUES(1,1,'zaal','Zaal','',NULL,2);
CREATE TABLE series (
	id INTEGER NOT NULL, 
	activity_id INTEGER NOT NULL, 
	rule VARCHAR(60) NOT NULL, 
	weekday INTEGER NOT NULL, 
	starts SMALLINT NOT NULL, 
	ends SMALLINT NOT NULL, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER NOT NULL, 
	batch_id INTEGER, 
	CONSTRAINT pk_series PRIMARY KEY (id), 
	CONSTRAINT ck_series_takes_time CHECK (ends > starts), 
	CONSTRAINT fk_series_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT fk_series_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id)
);
INSERT INTO "series" VALUES(1,1,'weekly',1,570,630,20260101,20261231,NULL);
INSERT INTO "series" VALUES(2,2,'weekly',1,795,855,20261124,20271123,2);
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	value VARCHAR(500) NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT fk_setting_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_setting_site_id_name UNIQUE (site_id, name)
);
CREATE TABLE shift (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	occurrence_id INTEGER, 
	role VARCHAR(60) NOT NULL, 
	day INTEGER NOT NULL, 
	starts SMALLINT NOT NULL, 
	ends SMALLINT NOT NULL, 
	needed INTEGER NOT NULL, 
	at_desk BOOLEAN NOT NULL, 
	CONSTRAINT pk_shift PRIMARY KEY (id), 
	CONSTRAINT ck_shift_takes_time CHECK (ends > starts), 
	CONSTRAINT ck_shift_needs_somebody CHECK (needed > 0), 
	CONSTRAINT fk_shift_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_shift_site_id_site FOREIGN KEY(site_id) REFERENCES site (id)
);
INSERT INTO "shift" VALUES(1,1,1,'balie',20261124,540,720,1,0);
INSERT INTO "shift" VALUES(2,1,NULL,'balie',20261124,540,720,1,1);
CREATE TABLE site (
	id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	zone VARCHAR(60) NOT NULL, 
	school_region VARCHAR(10) NOT NULL, 
	practice BOOLEAN NOT NULL, 
	CONSTRAINT pk_site PRIMARY KEY (id), 
	CONSTRAINT uq_site_name UNIQUE (name)
);
INSERT INTO "site" VALUES(1,'Wijkatelier','Europe/Amsterdam','Zuid',0);
CREATE TABLE tally (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	day_part VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	function VARCHAR(20) NOT NULL, 
	occurrence_id INTEGER, 
	visits INTEGER NOT NULL, 
	participations INTEGER NOT NULL, 
	named_from_id INTEGER, 
	action_id INTEGER, 
	CONSTRAINT pk_tally PRIMARY KEY (id), 
	CONSTRAINT ck_tally_participations_in_bounds CHECK (participations BETWEEN -99 AND 999), 
	CONSTRAINT ck_tally_visits_in_bounds CHECK (visits BETWEEN -99 AND 999), 
	CONSTRAINT fk_tally_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_tally_named_from_id_tally FOREIGN KEY(named_from_id) REFERENCES tally (id), 
	CONSTRAINT fk_tally_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_tally_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT ck_tally_known_daypart CHECK (day_part IN ('morning', 'afternoon', 'evening')), 
	CONSTRAINT ck_tally_known_function CHECK (function IN ('meeting', 'information', 'day_activity', 'health', 'internal'))
);
INSERT INTO "tally" VALUES(1,1,20261124,'morning','2026-11-24 08:50:00.000000','meeting',1,3,3,NULL,3);
CREATE TABLE tenant (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	whereabouts VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_tenant PRIMARY KEY (id), 
	CONSTRAINT fk_tenant_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_tenant_site_id_name UNIQUE (site_id, name)
);
INSERT INTO "tenant" VALUES(1,1,'Fysio','Kamer 7');
CREATE TABLE token_deletion (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	deletion VARCHAR(8) NOT NULL, 
	token VARCHAR(8) NOT NULL, 
	CONSTRAINT pk_token_deletion PRIMARY KEY (id), 
	CONSTRAINT fk_token_deletion_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_token_deletion_site_id_deletion_token UNIQUE (site_id, deletion, token)
);
INSERT INTO "token_deletion" VALUES(1,1,'be','ber');
INSERT INTO "token_deletion" VALUES(2,1,'ber','ber');
INSERT INTO "token_deletion" VALUES(3,1,'br','ber');
INSERT INTO "token_deletion" VALUES(4,1,'er','ber');
INSERT INTO "token_deletion" VALUES(5,1,'beg','berg');
INSERT INTO "token_deletion" VALUES(6,1,'ber','berg');
INSERT INTO "token_deletion" VALUES(7,1,'berg','berg');
INSERT INTO "token_deletion" VALUES(8,1,'brg','berg');
INSERT INTO "token_deletion" VALUES(9,1,'erg','berg');
INSERT INTO "token_deletion" VALUES(10,1,'oo','too');
INSERT INTO "token_deletion" VALUES(11,1,'to','too');
INSERT INTO "token_deletion" VALUES(12,1,'too','too');
INSERT INTO "token_deletion" VALUES(13,1,'oos','toos');
INSERT INTO "token_deletion" VALUES(14,1,'too','toos');
INSERT INTO "token_deletion" VALUES(15,1,'toos','toos');
INSERT INTO "token_deletion" VALUES(16,1,'tos','toos');
INSERT INTO "token_deletion" VALUES(17,1,'an','ann');
INSERT INTO "token_deletion" VALUES(18,1,'ann','ann');
INSERT INTO "token_deletion" VALUES(19,1,'nn','ann');
INSERT INTO "token_deletion" VALUES(20,1,'ani','anni');
INSERT INTO "token_deletion" VALUES(21,1,'ann','anni');
INSERT INTO "token_deletion" VALUES(22,1,'anni','anni');
INSERT INTO "token_deletion" VALUES(23,1,'nni','anni');
INSERT INTO "token_deletion" VALUES(24,1,'anie','annie');
INSERT INTO "token_deletion" VALUES(25,1,'anne','annie');
INSERT INTO "token_deletion" VALUES(26,1,'anni','annie');
INSERT INTO "token_deletion" VALUES(27,1,'annie','annie');
INSERT INTO "token_deletion" VALUES(28,1,'nnie','annie');
INSERT INTO "token_deletion" VALUES(29,1,'an','jan');
INSERT INTO "token_deletion" VALUES(30,1,'ja','jan');
INSERT INTO "token_deletion" VALUES(31,1,'jan','jan');
INSERT INTO "token_deletion" VALUES(32,1,'jn','jan');
INSERT INTO "token_deletion" VALUES(33,1,'ans','jans');
INSERT INTO "token_deletion" VALUES(34,1,'jan','jans');
INSERT INTO "token_deletion" VALUES(35,1,'jans','jans');
INSERT INTO "token_deletion" VALUES(36,1,'jas','jans');
INSERT INTO "token_deletion" VALUES(37,1,'jns','jans');
INSERT INTO "token_deletion" VALUES(38,1,'anse','janse');
INSERT INTO "token_deletion" VALUES(39,1,'jane','janse');
INSERT INTO "token_deletion" VALUES(40,1,'jans','janse');
INSERT INTO "token_deletion" VALUES(41,1,'janse','janse');
INSERT INTO "token_deletion" VALUES(42,1,'jase','janse');
INSERT INTO "token_deletion" VALUES(43,1,'jnse','janse');
INSERT INTO "token_deletion" VALUES(44,1,'ansen','jansen');
INSERT INTO "token_deletion" VALUES(45,1,'janen','jansen');
INSERT INTO "token_deletion" VALUES(46,1,'janse','jansen');
INSERT INTO "token_deletion" VALUES(47,1,'jansen','jansen');
INSERT INTO "token_deletion" VALUES(48,1,'jansn','jansen');
INSERT INTO "token_deletion" VALUES(49,1,'jasen','jansen');
INSERT INTO "token_deletion" VALUES(50,1,'jnsen','jansen');
CREATE TABLE visit (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	person_id INTEGER, 
	day INTEGER NOT NULL, 
	day_part VARCHAR(20) NOT NULL, 
	arrived_at DATETIME NOT NULL, 
	action_id INTEGER, 
	CONSTRAINT pk_visit PRIMARY KEY (id), 
	CONSTRAINT fk_visit_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_visit_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_visit_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_visit_person_id_day UNIQUE (person_id, day), 
	CONSTRAINT ck_visit_known_daypart CHECK (day_part IN ('morning', 'afternoon', 'evening'))
);
INSERT INTO "visit" VALUES(1,1,1,20261124,'morning','2026-11-24 08:50:00.000000',2);
CREATE TABLE volunteer (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	since INTEGER, 
	until INTEGER, 
	CONSTRAINT pk_volunteer PRIMARY KEY (id), 
	CONSTRAINT fk_volunteer_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_volunteer_person_id UNIQUE (person_id), 
	CONSTRAINT ck_volunteer_known_volunteerstatus CHECK (status IN ('applying', 'active', 'leaving', 'left'))
);
INSERT INTO "volunteer" VALUES(1,1,'active',NULL,NULL);
CREATE INDEX ix_building_note_day ON building_note (site_id, day);
CREATE INDEX ix_closure_site_id ON closure (site_id);
CREATE INDEX ix_token_deletion_token ON token_deletion (site_id, token);
CREATE INDEX ix_organisation_batch_id ON organisation (batch_id);
CREATE INDEX ix_person_batch_id ON person (batch_id);
CREATE INDEX ix_person_sort_key ON person (site_id, sort_key);
CREATE INDEX ix_room_batch_id ON room (batch_id);
CREATE INDEX ix_activity_batch_id ON activity (batch_id);
CREATE INDEX ix_name_token_person ON name_token (person_id, kind, token);
CREATE INDEX ix_name_token_word ON name_token (site_id, kind, token, person_id);
CREATE INDEX ix_series_activity_id ON series (activity_id);
CREATE INDEX ix_series_batch_id ON series (batch_id);
CREATE INDEX ix_occurrence_activity_id ON occurrence (activity_id);
CREATE INDEX ix_occurrence_day ON occurrence (day, starts);
CREATE INDEX ix_occurrence_room ON occurrence (room_id, day);
CREATE INDEX ix_action_day ON action (site_id, day);
CREATE INDEX ix_action_occurrence_id ON action (occurrence_id);
CREATE INDEX ix_action_person_id ON action (person_id);
CREATE INDEX ix_enrolment_person_id ON enrolment (person_id);
CREATE UNIQUE INDEX ix_printed_sheet_number ON printed_sheet (site_id, year, number);
CREATE INDEX ix_printed_sheet_occurrence_id ON printed_sheet (occurrence_id);
CREATE INDEX ix_shift_day ON shift (site_id, day);
CREATE INDEX ix_shift_occurrence_id ON shift (occurrence_id);
CREATE INDEX ix_assignment_person_id ON assignment (person_id);
CREATE INDEX ix_participation_action_id ON participation (action_id);
CREATE INDEX ix_participation_day ON participation (day, occurrence_id, person_id);
CREATE INDEX ix_participation_person ON participation (person_id, day);
CREATE INDEX ix_printed_row_person_id ON printed_row (person_id);
CREATE UNIQUE INDEX ix_printed_row_sheet ON printed_row (sheet_id, "row");
CREATE INDEX ix_question_action_id ON question (action_id);
CREATE INDEX ix_question_day ON question (site_id, day);
CREATE INDEX ix_tally_action_id ON tally (action_id);
CREATE INDEX ix_tally_day ON tally (site_id, day);
CREATE INDEX ix_tally_named ON tally (named_from_id) WHERE named_from_id IS NOT NULL;
CREATE INDEX ix_tally_occurrence_id ON tally (occurrence_id);
CREATE INDEX ix_visit_action_id ON visit (action_id);
CREATE INDEX ix_visit_day ON visit (site_id, day, person_id, day_part);
COMMIT;
