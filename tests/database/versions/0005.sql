-- A small house as version 5 of the tables kept it. Every later version must upgrade it; it never changes.
BEGIN TRANSACTION;
CREATE TABLE absence (
	id INTEGER NOT NULL, 
	occurrence_id INTEGER NOT NULL, 
	person_id INTEGER, 
	day INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	action_id INTEGER, 
	CONSTRAINT pk_absence PRIMARY KEY (id), 
	CONSTRAINT fk_absence_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_absence_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_absence_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT uq_absence_occurrence_id_person_id UNIQUE (occurrence_id, person_id), 
	CONSTRAINT ck_absence_known_absencekind CHECK (kind IN ('excused', 'absent'))
);
INSERT INTO "absence" VALUES(1,1,2,20261124,'excused',6);
INSERT INTO "absence" VALUES(2,1,3,20261124,'absent',7);
CREATE TABLE "action" (
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
	CONSTRAINT ck_action_known_function CHECK (function IN ('meeting', 'information', 'day_activity', 'health', 'internal')), 
	CONSTRAINT fk_action_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_action_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT uq_action_site_id_key UNIQUE (site_id, "key"), 
	CONSTRAINT fk_action_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT ck_action_known_actionkind CHECK (kind IN ('check_in', 'new_visitor', 'count', 'group', 'named', 'question', 'enrol', 'withdraw', 'register', 'sheet', 'report'))
);
INSERT INTO "action" VALUES(1,'a0453da4c4e748d7827b3f6b023129cf',1,'question',20261124,'2026-11-24 08:50:00.000000','Balie',NULL,NULL,'information',0,0,NULL,NULL);
INSERT INTO "action" VALUES(2,'436df8d434454f3c818dd26193d3b077',1,'check_in',20261124,'2026-11-24 08:50:00.000000','Balie',1,1,'meeting',0,1,NULL,NULL);
INSERT INTO "action" VALUES(3,'0f3093510a274c05954fb283d9a53407',1,'count',20261124,'2026-11-24 08:50:00.000000','Balie',NULL,1,'meeting',3,0,NULL,NULL);
INSERT INTO "action" VALUES(4,'00000000000000000000000000003001',1,'sheet',20261125,'2026-11-25 09:05:00.000000','Balie',NULL,1,'meeting',2,1,NULL,NULL);
INSERT INTO "action" VALUES(5,'00000000000000000000000000003002',1,'register',20261125,'2026-11-25 09:05:00.000000','Balie',2,1,'meeting',0,1,NULL,NULL);
INSERT INTO "action" VALUES(6,'00000000000000000000000000003003',1,'register',20261125,'2026-11-25 09:05:00.000000','Balie',2,1,'meeting',0,1,NULL,NULL);
INSERT INTO "action" VALUES(7,'00000000000000000000000000003004',1,'register',20261125,'2026-11-25 09:05:00.000000','Balie',3,1,'meeting',0,1,NULL,NULL);
INSERT INTO "action" VALUES(8,'00000000000000000000000000003005',1,'report',20261125,'2026-11-25 09:05:00.000000','Balie',NULL,1,'meeting',0,0,NULL,NULL);
INSERT INTO "action" VALUES(9,'00000000000000000000000000003006',1,'report',20261125,'2026-11-25 09:05:00.000000','Balie',NULL,1,'meeting',0,0,NULL,NULL);
CREATE TABLE "activity" (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	code VARCHAR(20) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	public_name VARCHAR(120) NOT NULL, 
	function VARCHAR(20) NOT NULL, 
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
	setup_minutes INTEGER, 
	clearing_minutes INTEGER, 
	audience VARCHAR(120) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_activity_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_activity_site_id_code UNIQUE (site_id, code), 
	CONSTRAINT ck_activity_has_places CHECK (capacity > 0), 
	CONSTRAINT ck_activity_known_function CHECK (function IN ('meeting', 'information', 'day_activity', 'health', 'internal')), 
	CONSTRAINT fk_activity_room_id_room FOREIGN KEY(room_id) REFERENCES room (id), 
	CONSTRAINT fk_activity_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_activity_host_id_organisation FOREIGN KEY(host_id) REFERENCES organisation (id), 
	CONSTRAINT ck_activity_minimum_is_a_count CHECK (minimum >= 0)
);
INSERT INTO "activity" VALUES(1,1,'A1','Yoga','','meeting','open',NULL,NULL,NULL,0,0,0,0,1,1,0,0,'',NULL,NULL,NULL,'',1);
INSERT INTO "activity" VALUES(2,1,'YOGA','Yoga','','health','open',1,1,15,6,400,0,1,1,0,0,0,'',2,NULL,NULL,'',1);
CREATE TABLE activity_setting (
	id INTEGER NOT NULL PRIMARY KEY, 
	activity_id INTEGER NOT NULL, 
	first_day INTEGER NOT NULL, 
	setting VARCHAR(20) NOT NULL, 
	CONSTRAINT fk_activity_setting_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT uq_activity_setting_activity_id_first_day UNIQUE (activity_id, first_day)
);
INSERT INTO "activity_setting" VALUES(1,2,20000101,'regular');
INSERT INTO "activity_setting" VALUES(2,1,20260101,'regular');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE area (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	postcode VARCHAR(4) NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_area PRIMARY KEY (id), 
	CONSTRAINT fk_area_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_area_site_id_postcode UNIQUE (site_id, postcode)
);
CREATE TABLE "assignment" (
	id INTEGER NOT NULL PRIMARY KEY, 
	shift_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	worked_starts SMALLINT, 
	worked_ends SMALLINT, 
	confirmed_at DATETIME, 
	confirmed_by VARCHAR(60) NOT NULL, 
	replaces_id INTEGER, 
	asked_at DATETIME, 
	told_at DATETIME, 
	reached VARCHAR(20), 
	state VARCHAR(20) NOT NULL, 
	fixed BOOLEAN NOT NULL, 
	overruled VARCHAR(200) NOT NULL, 
	CONSTRAINT uq_assignment_shift_id_person_id UNIQUE (shift_id, person_id), 
	CONSTRAINT fk_assignment_shift_id_shift FOREIGN KEY(shift_id) REFERENCES shift (id), 
	CONSTRAINT fk_assignment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_assignment_takes_time CHECK (worked_ends > worked_starts), 
	CONSTRAINT ck_assignment_known_assignmentstate CHECK (state IN ('asked', 'agreed', 'asked_again', 'declined', 'cannot', 'stood_in', 'taken_off', 'worked')), 
	CONSTRAINT ck_assignment_known_reached CHECK (reached IN ('no_answer', 'voicemail')), 
	CONSTRAINT fk_assignment_replaces_id_assignment FOREIGN KEY(replaces_id) REFERENCES assignment (id)
);
INSERT INTO "assignment" VALUES(1,1,1,540,720,'2026-11-24 12:00:00.000000','Balie',NULL,NULL,NULL,NULL,'worked',0,'');
INSERT INTO "assignment" VALUES(2,2,1,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'agreed',0,'');
INSERT INTO "assignment" VALUES(3,3,1,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'cannot',1,'');
INSERT INTO "assignment" VALUES(4,3,4,NULL,NULL,NULL,'',3,'2026-11-30 07:55:00.000000',NULL,NULL,'stood_in',0,'Nog niet ingewerkt, maar kan het');
INSERT INTO "assignment" VALUES(5,4,4,NULL,NULL,NULL,'',NULL,'2026-11-25 09:05:00.000000',NULL,'voicemail','asked',0,'');
CREATE TABLE availability (
	id INTEGER NOT NULL PRIMARY KEY, 
	person_id INTEGER NOT NULL, 
	weekday INTEGER NOT NULL, 
	day_part VARCHAR(20) NOT NULL, 
	can VARCHAR(20) NOT NULL, 
	CONSTRAINT ck_availability_is_a_weekday CHECK (weekday BETWEEN 0 AND 6), 
	CONSTRAINT fk_availability_person_id_volunteer FOREIGN KEY(person_id) REFERENCES volunteer (person_id), 
	CONSTRAINT uq_availability_person_id_weekday_day_part UNIQUE (person_id, weekday, day_part), 
	CONSTRAINT ck_availability_known_daypart CHECK (day_part IN ('morning', 'afternoon', 'evening')), 
	CONSTRAINT ck_availability_known_can CHECK (can IN ('yes', 'rather_not', 'no'))
);
INSERT INTO "availability" VALUES(1,1,1,'morning','yes');
INSERT INTO "availability" VALUES(2,4,1,'evening','rather_not');
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
INSERT INTO "batch" VALUES(1,'436df8d434454f3c818dd26193d3b077',1,'people','2026-11-24 08:50:00.000000','Balie',NULL,NULL);
INSERT INTO "batch" VALUES(2,'895926b4d9074807898fba8e88351fbd',1,'programme','2026-11-24 08:50:00.000000','Balie',NULL,NULL);
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
INSERT INTO "building_note" VALUES(1,1,'436df8d434454f3c818dd26193d3b077','De lift is stuk',20261124,'2026-11-24 08:50:00.000000','Balie');
CREATE TABLE "calendar_change" (
	id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	site_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(60) NOT NULL, 
	activity_id INTEGER, 
	action_id INTEGER, 
	number INTEGER NOT NULL, 
	undone_at DATETIME, 
	undone_by VARCHAR(60), 
	CONSTRAINT pk_calendar_change PRIMARY KEY (id), 
	CONSTRAINT fk_calendar_change_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_calendar_change_site_id_key UNIQUE (site_id, "key"), 
	CONSTRAINT fk_calendar_change_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_calendar_change_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT ck_calendar_change_known_changekind CHECK (kind IN ('activity', 'series_added', 'series_changed', 'series_ended', 'moved', 'cancelled', 'reinstated', 'closure', 'holidays', 'room', 'booking', 'enrolment', 'imported', 'partner', 'target', 'role', 'volunteer', 'availability', 'pattern', 'fixed_place', 'shift', 'assigned', 'asked', 'unassigned', 'absent', 'stood_in', 'swapped', 'proposal', 'hours', 'allowance'))
);
INSERT INTO "calendar_change" VALUES(1,'7bc52c6bee944d299775690c3772fdc0',1,'moved','2026-11-24 08:50:00.000000','Balie',NULL,NULL,0,NULL,NULL);
INSERT INTO "calendar_change" VALUES(2,'00000000000000000000000000005001',1,'absent','2026-11-30 07:52:00.000000','Balie',NULL,NULL,1,NULL,NULL);
CREATE TABLE call (
	id INTEGER NOT NULL, 
	call_list_id INTEGER NOT NULL, 
	"row" INTEGER NOT NULL, 
	enrolment_id INTEGER NOT NULL, 
	attempt INTEGER NOT NULL, 
	"key" CHAR(32), 
	outcome VARCHAR(20), 
	agreed BOOLEAN, 
	at DATETIME, 
	"by" VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_call PRIMARY KEY (id), 
	CONSTRAINT fk_call_call_list_id_call_list FOREIGN KEY(call_list_id) REFERENCES call_list (id), 
	CONSTRAINT fk_call_enrolment_id_enrolment FOREIGN KEY(enrolment_id) REFERENCES enrolment (id), 
	CONSTRAINT uq_call_call_list_id_row_attempt UNIQUE (call_list_id, "row", attempt), 
	CONSTRAINT ck_call_known_calloutcome CHECK (outcome IN ('spoken', 'voicemail', 'no_answer'))
);
INSERT INTO "call" VALUES(1,1,1,1,1,NULL,'spoken',1,'2026-11-24 08:50:00.000000','Balie');
CREATE TABLE call_list (
	id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	site_id INTEGER NOT NULL, 
	reason VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(60) NOT NULL, 
	series_id INTEGER, 
	occurrence_id INTEGER, 
	closed_at DATETIME, 
	CONSTRAINT pk_call_list PRIMARY KEY (id), 
	CONSTRAINT fk_call_list_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT fk_call_list_series_id_series FOREIGN KEY(series_id) REFERENCES series (id), 
	CONSTRAINT fk_call_list_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT uq_call_list_site_id_key UNIQUE (site_id, "key"), 
	CONSTRAINT ck_call_list_known_callreason CHECK (reason IN ('cancelled', 'moved', 'changed', 'freed', 'closed'))
);
INSERT INTO "call_list" VALUES(1,'00000000000000000000000000000007',1,'cancelled','2026-11-24 08:50:00.000000','Balie',1,NULL,NULL);
CREATE TABLE changed_row (
	id INTEGER NOT NULL, 
	change_id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_changed_row PRIMARY KEY (id), 
	CONSTRAINT fk_changed_row_change_id_calendar_change FOREIGN KEY(change_id) REFERENCES calendar_change (id)
);
INSERT INTO "changed_row" VALUES(1,1,'occurrence',1,'{"room_id": null}','{"room_id": 2}');
INSERT INTO "changed_row" VALUES(2,2,'assignment',3,'{"state": "agreed"}','{"state": "cannot"}');
CREATE TABLE closed_figure (
	id INTEGER NOT NULL, 
	closed_month_id INTEGER NOT NULL, 
	code VARCHAR(20) NOT NULL, 
	"by" VARCHAR(20) NOT NULL, 
	item VARCHAR(120) NOT NULL, 
	value INTEGER NOT NULL, 
	label VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_closed_figure PRIMARY KEY (id), 
	CONSTRAINT fk_closed_figure_closed_month_id_closed_month FOREIGN KEY(closed_month_id) REFERENCES closed_month (id), 
	CONSTRAINT uq_closed_figure_closed_month_id_code_by_item UNIQUE (closed_month_id, code, "by", item)
);
INSERT INTO "closed_figure" VALUES(1,1,'B1','','',11,'');
INSERT INTO "closed_figure" VALUES(2,1,'B2','activity','1',5,'Yoga');
INSERT INTO "closed_figure" VALUES(3,1,'B3','','',3,'');
INSERT INTO "closed_figure" VALUES(4,2,'B1','','',12,'');
INSERT INTO "closed_figure" VALUES(5,2,'B2','activity','1',6,'Yoga');
INSERT INTO "closed_figure" VALUES(6,2,'B3','','',3,'');
CREATE TABLE closed_month (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	month INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	closed_at DATETIME NOT NULL, 
	closed_by VARCHAR(60) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	missing INTEGER NOT NULL, 
	unlinked BOOLEAN NOT NULL, 
	CONSTRAINT pk_closed_month PRIMARY KEY (id), 
	CONSTRAINT ck_closed_month_is_a_month CHECK (month BETWEEN 190001 AND 210012), 
	CONSTRAINT ck_closed_month_versions_begin_at_one CHECK (version > 0), 
	CONSTRAINT fk_closed_month_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_closed_month_site_id_month_version UNIQUE (site_id, month, version), 
	CONSTRAINT uq_closed_month_site_id_key UNIQUE (site_id, "key")
);
INSERT INTO "closed_month" VALUES(1,1,'00000000000040008000000000004001',202610,1,'2026-11-05 09:00:00.000000','Balie','',1,0);
INSERT INTO "closed_month" VALUES(2,1,'00000000000040008000000000004002',202610,2,'2026-11-12 09:00:00.000000','Balie','Een lijst kwam later terug',0,0);
CREATE TABLE closed_point (
	id INTEGER NOT NULL, 
	closed_month_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	day INTEGER NOT NULL, 
	text VARCHAR(160) NOT NULL, 
	occurrence_id INTEGER, 
	CONSTRAINT pk_closed_point PRIMARY KEY (id), 
	CONSTRAINT fk_closed_point_closed_month_id_closed_month FOREIGN KEY(closed_month_id) REFERENCES closed_month (id), 
	CONSTRAINT fk_closed_point_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT ck_closed_point_known_pointkind CHECK (kind IN ('missing', 'unknown', 'sheet'))
);
INSERT INTO "closed_point" VALUES(1,1,'missing',20261014,'Yoga',1);
INSERT INTO "closed_point" VALUES(2,1,'sheet',20261014,'2026-0007',NULL);
CREATE TABLE "closure" (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	except_walk_in BOOLEAN NOT NULL, 
	CONSTRAINT fk_closure_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT ck_closure_ends_after_it_begins CHECK (last_day >= first_day)
);
INSERT INTO "closure" VALUES(1,1,20261124,20261124,'Verf',0);
CREATE TABLE day_availability (
	id INTEGER NOT NULL PRIMARY KEY, 
	person_id INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	day_part VARCHAR(20) NOT NULL, 
	answer VARCHAR(20) NOT NULL, 
	CONSTRAINT fk_day_availability_person_id_volunteer FOREIGN KEY(person_id) REFERENCES volunteer (person_id), 
	CONSTRAINT uq_day_availability_person_id_day_day_part UNIQUE (person_id, day, day_part), 
	CONSTRAINT ck_day_availability_known_daypart CHECK (day_part IN ('morning', 'afternoon', 'evening')), 
	CONSTRAINT ck_day_availability_known_dayanswer CHECK (answer IN ('yes', 'maybe', 'no'))
);
INSERT INTO "day_availability" VALUES(1,1,20261201,'morning','maybe');
CREATE TABLE "enrolment" (
	id INTEGER NOT NULL PRIMARY KEY, 
	person_id INTEGER NOT NULL, 
	series_id INTEGER, 
	occurrence_id INTEGER, 
	state VARCHAR(20) NOT NULL, 
	waiting_position INTEGER, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER, 
	created_at DATETIME NOT NULL, 
	contact_phone VARCHAR(20), 
	contact_name VARCHAR(120) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT uq_enrolment_occurrence_id_person_id UNIQUE (occurrence_id, person_id), 
	CONSTRAINT fk_enrolment_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_enrolment_series_id_series FOREIGN KEY(series_id) REFERENCES series (id), 
	CONSTRAINT fk_enrolment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_enrolment_in_one_thing CHECK ((series_id IS NULL) <> (occurrence_id IS NULL)), 
	CONSTRAINT ck_enrolment_known_enrolmentstate CHECK (state IN ('enrolled', 'waiting', 'withdrawn')), 
	CONSTRAINT uq_enrolment_series_id_person_id UNIQUE (series_id, person_id)
);
INSERT INTO "enrolment" VALUES(1,1,1,NULL,'enrolled',NULL,20260101,NULL,'2026-11-24 08:50:00.000000',NULL,'',1);
INSERT INTO "enrolment" VALUES(2,3,1,NULL,'enrolled',NULL,20260901,NULL,'2026-11-24 08:50:00.000000','+31600000001','Rachida Bouazza',1);
INSERT INTO "enrolment" VALUES(3,3,NULL,1,'withdrawn',NULL,20261124,NULL,'2026-11-24 08:50:00.000000',NULL,'',1);
CREATE TABLE fixed_place (
	id INTEGER NOT NULL PRIMARY KEY, 
	pattern_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER, 
	weekday INTEGER, 
	weeks VARCHAR(20) NOT NULL, 
	CONSTRAINT ck_fixed_place_is_a_weekday CHECK (weekday BETWEEN 0 AND 6), 
	CONSTRAINT ck_fixed_place_ends_after_it_begins CHECK (last_day >= first_day), 
	CONSTRAINT fk_fixed_place_pattern_id_shift_pattern FOREIGN KEY(pattern_id) REFERENCES shift_pattern (id), 
	CONSTRAINT fk_fixed_place_person_id_volunteer FOREIGN KEY(person_id) REFERENCES volunteer (person_id), 
	CONSTRAINT ck_fixed_place_known_weeks CHECK (weeks IN ('every', 'even', 'odd'))
);
INSERT INTO "fixed_place" VALUES(1,1,1,20261201,NULL,1,'every');
INSERT INTO "fixed_place" VALUES(2,2,4,20261201,20261231,NULL,'odd');
CREATE TABLE holiday_policy (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	policy VARCHAR(20) NOT NULL, 
	CONSTRAINT fk_holiday_policy_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_holiday_policy_site_id_day UNIQUE (site_id, day), 
	CONSTRAINT ck_holiday_policy_known_policy CHECK (policy IN ('closed', 'open', 'ask'))
);
INSERT INTO "holiday_policy" VALUES(1,1,20270505,'open');
CREATE TABLE mark_change (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	occurrence_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	mark VARCHAR(10) NOT NULL, 
	newcomer BOOLEAN NOT NULL, 
	arrived_at DATETIME, 
	written_by_id INTEGER, 
	visit_at DATETIME, 
	visit_by_id INTEGER, 
	CONSTRAINT pk_mark_change PRIMARY KEY (id), 
	CONSTRAINT fk_mark_change_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_mark_change_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT fk_mark_change_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_mark_change_written_by_id_action FOREIGN KEY(written_by_id) REFERENCES action (id), 
	CONSTRAINT fk_mark_change_visit_by_id_action FOREIGN KEY(visit_by_id) REFERENCES action (id)
);
INSERT INTO "mark_change" VALUES(1,4,1,4,'',1,NULL,NULL,NULL,NULL);
INSERT INTO "mark_change" VALUES(2,5,1,2,'',0,NULL,NULL,NULL,NULL);
INSERT INTO "mark_change" VALUES(3,6,1,2,'present',0,'2026-11-24 08:30:00.000000',5,'2026-11-24 08:30:00.000000',5);
INSERT INTO "mark_change" VALUES(4,7,1,3,'',0,NULL,NULL,NULL,NULL);
CREATE TABLE month_correction (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	month INTEGER NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	opened_at DATETIME NOT NULL, 
	opened_by VARCHAR(60) NOT NULL, 
	settled_at DATETIME, 
	CONSTRAINT pk_month_correction PRIMARY KEY (id), 
	CONSTRAINT fk_month_correction_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_month_correction_site_id_key UNIQUE (site_id, "key")
);
INSERT INTO "month_correction" VALUES(1,1,'00000000000040008000000000004003',202610,'Een lijst kwam later terug','2026-11-12 08:50:00.000000','Balie','2026-11-12 09:00:00.000000');
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
INSERT INTO "name_token" VALUES(27,1,3,0,'bea');
INSERT INTO "name_token" VALUES(28,1,3,0,'wit');
INSERT INTO "name_token" VALUES(29,1,3,1,'bwit');
INSERT INTO "name_token" VALUES(30,1,3,1,'dewit');
INSERT INTO "name_token" VALUES(31,1,3,1,'dwit');
INSERT INTO "name_token" VALUES(32,1,3,2,'bea');
INSERT INTO "name_token" VALUES(33,1,3,2,'defit');
INSERT INTO "name_token" VALUES(34,1,3,2,'fit');
INSERT INTO "name_token" VALUES(35,1,3,3,'bwit');
INSERT INTO "name_token" VALUES(36,1,3,3,'dbea');
INSERT INTO "name_token" VALUES(37,1,3,3,'dwit');
INSERT INTO "name_token" VALUES(38,1,3,3,'wbea');
INSERT INTO "name_token" VALUES(39,1,3,4,'bfit');
INSERT INTO "name_token" VALUES(40,1,3,4,'fbea');
INSERT INTO "name_token" VALUES(41,1,4,0,'bos');
INSERT INTO "name_token" VALUES(42,1,4,0,'kees');
INSERT INTO "name_token" VALUES(43,1,4,1,'kbos');
INSERT INTO "name_token" VALUES(44,1,4,2,'bos');
INSERT INTO "name_token" VALUES(45,1,4,2,'kes');
INSERT INTO "name_token" VALUES(46,1,4,3,'bkees');
INSERT INTO "name_token" VALUES(47,1,4,3,'kbos');
INSERT INTO "name_token" VALUES(48,1,4,4,'bkes');
INSERT INTO "name_token" VALUES(49,1,4,4,'kbos');
CREATE TABLE "occurrence" (
	id INTEGER NOT NULL PRIMARY KEY, 
	activity_id INTEGER NOT NULL, 
	series_id INTEGER, 
	room_id INTEGER, 
	day INTEGER NOT NULL, 
	starts SMALLINT NOT NULL, 
	ends SMALLINT NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	reason VARCHAR(120) NOT NULL, 
	capacity INTEGER, 
	rule_day INTEGER, 
	uid VARCHAR(255), 
	batch_id INTEGER, 
	changed BOOLEAN NOT NULL, 
	skipped BOOLEAN NOT NULL, 
	clash_reason VARCHAR(200) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_occurrence_known_occurrencestate CHECK (state IN ('planned', 'cancelled')), 
	CONSTRAINT ck_occurrence_skipped_is_cancelled CHECK (state = 'cancelled' OR NOT skipped), 
	CONSTRAINT ck_occurrence_takes_time CHECK (ends > starts), 
	CONSTRAINT fk_occurrence_room_id_room FOREIGN KEY(room_id) REFERENCES room (id), 
	CONSTRAINT fk_occurrence_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT fk_occurrence_series_id_series FOREIGN KEY(series_id) REFERENCES series (id), 
	CONSTRAINT uq_occurrence_series_id_rule_day UNIQUE (series_id, rule_day), 
	CONSTRAINT fk_occurrence_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id)
);
INSERT INTO "occurrence" VALUES(1,1,1,2,20261124,570,690,'planned','',NULL,NULL,NULL,NULL,0,0,'',2);
INSERT INTO "occurrence" VALUES(2,2,2,1,20261124,795,855,'cancelled','Verf',NULL,20261124,NULL,2,0,1,'',1);
INSERT INTO "occurrence" VALUES(3,2,2,1,20261201,795,855,'planned','',NULL,20261201,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(4,2,2,1,20261208,795,855,'planned','',NULL,20261208,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(5,2,2,1,20261215,795,855,'planned','',NULL,20261215,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(6,2,2,1,20261222,795,855,'planned','',NULL,20261222,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(7,2,2,1,20261229,795,855,'planned','',NULL,20261229,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(8,2,2,1,20270105,795,855,'planned','',NULL,20270105,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(9,2,2,1,20270112,795,855,'planned','',NULL,20270112,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(10,2,2,1,20270119,795,855,'planned','',NULL,20270119,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(11,2,2,1,20270126,795,855,'planned','',NULL,20270126,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(12,2,2,1,20270202,795,855,'planned','',NULL,20270202,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(13,2,2,1,20270209,795,855,'planned','',NULL,20270209,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(14,2,2,1,20270216,795,855,'planned','',NULL,20270216,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(15,2,2,1,20270223,795,855,'planned','',NULL,20270223,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(16,2,2,1,20270302,795,855,'planned','',NULL,20270302,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(17,2,2,1,20270309,795,855,'planned','',NULL,20270309,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(18,2,2,1,20270316,795,855,'planned','',NULL,20270316,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(19,2,2,1,20270323,795,855,'planned','',NULL,20270323,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(20,2,2,1,20270330,795,855,'planned','',NULL,20270330,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(21,2,2,1,20270406,795,855,'planned','',NULL,20270406,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(22,2,2,1,20270413,795,855,'planned','',NULL,20270413,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(23,2,2,1,20270420,795,855,'planned','',NULL,20270420,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(24,2,2,1,20270427,795,855,'cancelled','King''s Day',NULL,20270427,NULL,2,0,1,'',1);
INSERT INTO "occurrence" VALUES(25,2,2,1,20270504,795,855,'planned','',NULL,20270504,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(26,2,2,1,20270511,795,855,'planned','',NULL,20270511,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(27,2,2,1,20270518,795,855,'planned','',NULL,20270518,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(28,2,2,1,20270525,795,855,'planned','',NULL,20270525,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(29,2,2,1,20270601,795,855,'planned','',NULL,20270601,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(30,2,2,1,20270608,795,855,'planned','',NULL,20270608,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(31,2,2,1,20270615,795,855,'planned','',NULL,20270615,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(32,2,2,1,20270622,795,855,'planned','',NULL,20270622,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(33,2,2,1,20270629,795,855,'planned','',NULL,20270629,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(34,2,2,1,20270706,795,855,'planned','',NULL,20270706,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(35,2,2,1,20270713,795,855,'planned','',NULL,20270713,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(36,2,2,1,20270720,795,855,'planned','',NULL,20270720,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(37,2,2,1,20270727,795,855,'planned','',NULL,20270727,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(38,2,2,1,20270803,795,855,'planned','',NULL,20270803,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(39,2,2,1,20270810,795,855,'planned','',NULL,20270810,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(40,2,2,1,20270817,795,855,'planned','',NULL,20270817,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(41,2,2,1,20270824,795,855,'planned','',NULL,20270824,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(42,2,2,1,20270831,795,855,'planned','',NULL,20270831,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(43,2,2,1,20270907,795,855,'planned','',NULL,20270907,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(44,2,2,1,20270914,795,855,'planned','',NULL,20270914,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(45,2,2,1,20270921,795,855,'planned','',NULL,20270921,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(46,2,2,1,20270928,795,855,'planned','',NULL,20270928,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(47,2,2,1,20271005,795,855,'planned','',NULL,20271005,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(48,2,2,1,20271012,795,855,'planned','',NULL,20271012,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(49,2,2,1,20271019,795,855,'planned','',NULL,20271019,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(50,2,2,1,20271026,795,855,'planned','',NULL,20271026,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(51,2,2,1,20271102,795,855,'planned','',NULL,20271102,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(52,2,2,1,20271109,795,855,'planned','',NULL,20271109,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(53,2,2,1,20271116,795,855,'planned','',NULL,20271116,NULL,2,0,0,'',1);
INSERT INTO "occurrence" VALUES(54,2,2,1,20271123,795,855,'planned','',NULL,20271123,NULL,2,0,0,'',1);
CREATE TABLE occurrence_report (
	id INTEGER NOT NULL, 
	occurrence_id INTEGER NOT NULL, 
	indicated INTEGER, 
	not_indicated INTEGER, 
	professional_minutes INTEGER, 
	run_by VARCHAR(20), 
	answer VARCHAR(20), 
	done_at DATETIME, 
	done_by VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_occurrence_report PRIMARY KEY (id), 
	CONSTRAINT ck_occurrence_report_indicated_is_a_count CHECK (indicated >= 0), 
	CONSTRAINT ck_occurrence_report_not_indicated_is_a_count CHECK (not_indicated >= 0), 
	CONSTRAINT ck_occurrence_report_minutes_are_a_count CHECK (professional_minutes >= 0), 
	CONSTRAINT fk_occurrence_report_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT uq_occurrence_report_occurrence_id UNIQUE (occurrence_id), 
	CONSTRAINT ck_occurrence_report_known_runby CHECK (run_by IN ('residents', 'together', 'professional')), 
	CONSTRAINT ck_occurrence_report_known_answer CHECK (answer IN ('unknown', 'not_held'))
);
INSERT INTO "occurrence_report" VALUES(1,1,2,3,90,'together',NULL,'2026-11-25 09:05:00.000000','Balie');
CREATE TABLE "organisation" (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(60) NOT NULL, 
	valid_from INTEGER, 
	valid_to INTEGER, 
	successor_id INTEGER, 
	batch_id INTEGER, 
	CONSTRAINT fk_organisation_successor_id_organisation FOREIGN KEY(successor_id) REFERENCES organisation (id), 
	CONSTRAINT ck_organisation_ends_after_it_begins CHECK (valid_to >= valid_from), 
	CONSTRAINT fk_organisation_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_organisation_site_id_name UNIQUE (site_id, name), 
	CONSTRAINT fk_organisation_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id)
);
INSERT INTO "organisation" VALUES(1,1,'Ons Huis','',NULL,NULL,NULL,2);
CREATE TABLE pairing (
	id INTEGER NOT NULL PRIMARY KEY, 
	person_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	CONSTRAINT ck_pairing_lower_number_first CHECK (person_id < other_id), 
	CONSTRAINT fk_pairing_person_id_volunteer FOREIGN KEY(person_id) REFERENCES volunteer (person_id), 
	CONSTRAINT fk_pairing_other_id_volunteer FOREIGN KEY(other_id) REFERENCES volunteer (person_id), 
	CONSTRAINT uq_pairing_person_id_other_id UNIQUE (person_id, other_id), 
	CONSTRAINT ck_pairing_known_pairkind CHECK (kind IN ('with', 'apart'))
);
INSERT INTO "pairing" VALUES(1,1,4,'apart');
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
INSERT INTO "participation" VALUES(2,1,4,20261124,'2026-11-24 08:30:00.000000',4);
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
INSERT INTO "person" VALUES(3,1,'Bea','de','Wit','','','own','wit  bea  de',2018,NULL,NULL,NULL,NULL,20261124,NULL,1);
INSERT INTO "person" VALUES(4,1,'Kees','','Bos','','','own','bos  kees',NULL,NULL,NULL,NULL,NULL,20261125,NULL,1);
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
INSERT INTO "printed_sheet" VALUES(1,'436df8d434454f3c818dd26193d3b077',1,2026,1,'signup',1,20261124,'2026-11-24 08:50:00.000000','Balie',1,20261222);
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
CREATE TABLE report_change (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	occurrence_id INTEGER NOT NULL, 
	"before" TEXT NOT NULL, 
	CONSTRAINT pk_report_change PRIMARY KEY (id), 
	CONSTRAINT fk_report_change_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_report_change_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id)
);
INSERT INTO "report_change" VALUES(1,8,1,'');
INSERT INTO "report_change" VALUES(2,9,1,'{"answer": null, "done_at": null, "done_by": "", "indicated": 2, "not_indicated": 3, "occurrence_id": 1, "professional_minutes": 90, "run_by": "together"}');
CREATE TABLE role (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	code VARCHAR(20) NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	vog VARCHAR(20) NOT NULL, 
	trainings INTEGER NOT NULL, 
	training VARCHAR(60) NOT NULL, 
	bhv BOOLEAN NOT NULL, 
	at_desk BOOLEAN NOT NULL, 
	key_holder BOOLEAN NOT NULL, 
	rostered BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_role_trainings_are_a_count CHECK (trainings >= 0), 
	CONSTRAINT fk_role_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_role_site_id_code UNIQUE (site_id, code), 
	CONSTRAINT uq_role_site_id_name UNIQUE (site_id, name), 
	CONSTRAINT ck_role_known_vogneed CHECK (vog IN ('none', 'with_care', 'warn', 'strict'))
);
INSERT INTO "role" VALUES(1,1,'BALIE','balie','none',0,'',0,1,0,1,1);
INSERT INTO "role" VALUES(2,1,'KOK','kok','warn',2,'meekoken',1,0,1,1,2);
CREATE TABLE "room" (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	code VARCHAR(30) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	description VARCHAR(200) NOT NULL, 
	capacity INTEGER, 
	batch_id INTEGER, 
	features VARCHAR(200) NOT NULL, 
	setup_minutes INTEGER NOT NULL, 
	clearing_minutes INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_room_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT ck_room_has_places CHECK (capacity > 0), 
	CONSTRAINT fk_room_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_room_site_id_code UNIQUE (site_id, code)
);
INSERT INTO "room" VALUES(1,1,'zaal','Zaal','',NULL,2,'',0,0,1);
INSERT INTO "room" VALUES(2,1,'zaal1','Zaal','',NULL,NULL,'',0,0,1);
INSERT INTO "room" VALUES(3,1,'kamer7','Kamer 7','',NULL,NULL,'beamer',5,0,1);
CREATE TABLE room_booking (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	room_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	day INTEGER NOT NULL, 
	starts SMALLINT NOT NULL, 
	ends SMALLINT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	tenant_id INTEGER, 
	price_cents INTEGER, 
	clash_reason VARCHAR(200) NOT NULL, 
	repeat_key CHAR(32), 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_room_booking_takes_time CHECK (ends > starts), 
	CONSTRAINT fk_room_booking_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT fk_room_booking_room_id_room FOREIGN KEY(room_id) REFERENCES room (id), 
	CONSTRAINT fk_room_booking_tenant_id_tenant FOREIGN KEY(tenant_id) REFERENCES tenant (id), 
	CONSTRAINT ck_room_booking_known_bookingkind CHECK (kind IN ('tenant', 'hire', 'blocked'))
);
INSERT INTO "room_booking" VALUES(1,1,3,'Fysio',20261124,780,1020,'tenant',1,NULL,'',NULL,1);
CREATE TABLE school_holiday (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	region VARCHAR(10) NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER NOT NULL, 
	CONSTRAINT ck_school_holiday_ends_after_it_begins CHECK (last_day >= first_day), 
	CONSTRAINT fk_school_holiday_site_id_site FOREIGN KEY(site_id) REFERENCES site (id)
);
INSERT INTO "school_holiday" VALUES(1,1,'Zuid','Herfstvakantie',20261017,20261025);
CREATE TABLE "series" (
	id INTEGER NOT NULL PRIMARY KEY, 
	activity_id INTEGER NOT NULL, 
	rule VARCHAR(60) NOT NULL, 
	weekday INTEGER NOT NULL, 
	starts SMALLINT NOT NULL, 
	ends SMALLINT NOT NULL, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER NOT NULL, 
	batch_id INTEGER, 
	rule_from INTEGER, 
	room_id INTEGER, 
	uid VARCHAR(255), 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_series_takes_time CHECK (ends > starts), 
	CONSTRAINT fk_series_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_series_room_id_room FOREIGN KEY(room_id) REFERENCES room (id), 
	CONSTRAINT fk_series_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id)
);
INSERT INTO "series" VALUES(1,1,'weekly',1,570,630,20260101,20261231,NULL,NULL,NULL,NULL,1);
INSERT INTO "series" VALUES(2,2,'weekly',1,795,855,20261124,20271123,2,NULL,NULL,NULL,1);
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	value VARCHAR(500) NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT fk_setting_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_setting_site_id_name UNIQUE (site_id, name)
);
CREATE TABLE sheet_return (
	id INTEGER NOT NULL, 
	sheet_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(60) NOT NULL, 
	unnamed INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	CONSTRAINT pk_sheet_return PRIMARY KEY (id), 
	CONSTRAINT fk_sheet_return_sheet_id_printed_sheet FOREIGN KEY(sheet_id) REFERENCES printed_sheet (id), 
	CONSTRAINT fk_sheet_return_action_id_action FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT ck_sheet_return_known_returnkind CHECK (kind IN ('entered', 'lost'))
);
INSERT INTO "sheet_return" VALUES(1,1,'entered','2026-11-25 09:05:00.000000','Balie',2,4);
CREATE TABLE "shift" (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	occurrence_id INTEGER, 
	day INTEGER NOT NULL, 
	starts SMALLINT NOT NULL, 
	ends SMALLINT NOT NULL, 
	needed INTEGER NOT NULL, 
	at_desk BOOLEAN NOT NULL, 
	role_id INTEGER NOT NULL, 
	pattern_id INTEGER, 
	rule_day INTEGER, 
	wished INTEGER NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	changed BOOLEAN NOT NULL, 
	CONSTRAINT fk_shift_occurrence_id_occurrence FOREIGN KEY(occurrence_id) REFERENCES occurrence (id), 
	CONSTRAINT ck_shift_takes_time CHECK (ends > starts), 
	CONSTRAINT fk_shift_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT ck_shift_needs_somebody CHECK (needed > 0 AND wished >= needed), 
	CONSTRAINT ck_shift_known_shiftstate CHECK (state IN ('planned', 'not_needed', 'outside', 'closed')), 
	CONSTRAINT fk_shift_role_id_role FOREIGN KEY(role_id) REFERENCES role (id), 
	CONSTRAINT fk_shift_pattern_id_shift_pattern FOREIGN KEY(pattern_id) REFERENCES shift_pattern (id), 
	CONSTRAINT uq_shift_pattern_id_rule_day UNIQUE (pattern_id, rule_day), 
	CONSTRAINT uq_shift_pattern_id_occurrence_id UNIQUE (pattern_id, occurrence_id)
);
INSERT INTO "shift" VALUES(1,1,1,20261124,540,720,1,0,1,NULL,NULL,1,'planned',0);
INSERT INTO "shift" VALUES(2,1,NULL,20261124,540,720,1,1,1,NULL,NULL,1,'planned',0);
INSERT INTO "shift" VALUES(3,1,NULL,20261201,540,720,1,1,1,1,20261201,2,'planned',0);
INSERT INTO "shift" VALUES(4,1,3,20261201,765,870,1,0,2,2,20261201,1,'planned',0);
INSERT INTO "shift" VALUES(5,1,NULL,20261208,540,720,1,1,1,1,20261208,2,'not_needed',1);
CREATE TABLE shift_pattern (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	role_id INTEGER NOT NULL, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER, 
	name VARCHAR(60) NOT NULL, 
	rule VARCHAR(60) NOT NULL, 
	starts SMALLINT, 
	ends SMALLINT, 
	activity_id INTEGER, 
	series_id INTEGER, 
	starts_before INTEGER NOT NULL, 
	ends_after INTEGER NOT NULL, 
	needed INTEGER NOT NULL, 
	wished INTEGER NOT NULL, 
	goes_on BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_shift_pattern_has_times CHECK (activity_id IS NOT NULL OR (ends > starts AND starts IS NOT NULL)), 
	CONSTRAINT ck_shift_pattern_series_of_activity CHECK (series_id IS NULL OR activity_id IS NOT NULL), 
	CONSTRAINT ck_shift_pattern_needs_somebody CHECK (needed > 0 AND wished >= needed), 
	CONSTRAINT ck_shift_pattern_ends_after_it_begins CHECK (last_day >= first_day), 
	CONSTRAINT fk_shift_pattern_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT fk_shift_pattern_role_id_role FOREIGN KEY(role_id) REFERENCES role (id), 
	CONSTRAINT fk_shift_pattern_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT fk_shift_pattern_series_id_series FOREIGN KEY(series_id) REFERENCES series (id)
);
INSERT INTO "shift_pattern" VALUES(1,1,1,20261201,NULL,'Balie ochtend','weekly;days=1',540,720,NULL,NULL,0,0,1,2,0,1);
INSERT INTO "shift_pattern" VALUES(2,1,2,20261201,20270331,'','weekly',NULL,NULL,2,2,30,15,1,1,1,2);
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
INSERT INTO "tally" VALUES(2,1,20261124,'morning','2026-11-24 08:30:00.000000','meeting',1,2,2,NULL,4);
CREATE TABLE target (
	id INTEGER NOT NULL PRIMARY KEY, 
	site_id INTEGER NOT NULL, 
	"key" CHAR(32) NOT NULL, 
	year INTEGER NOT NULL, 
	funder VARCHAR(120) NOT NULL, 
	code VARCHAR(20) NOT NULL, 
	amount INTEGER NOT NULL, 
	"by" VARCHAR(20) NOT NULL, 
	item VARCHAR(120) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT ck_target_amount_is_a_count CHECK (amount >= 0), 
	CONSTRAINT fk_target_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_target_site_id_key UNIQUE (site_id, "key")
);
INSERT INTO "target" VALUES(1,1,'00000000000040008000000000004004',2026,'Gemeente Nijmegen','B1',12000,'','',1);
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
INSERT INTO "token_deletion" VALUES(51,1,'ba','bea');
INSERT INTO "token_deletion" VALUES(52,1,'be','bea');
INSERT INTO "token_deletion" VALUES(53,1,'bea','bea');
INSERT INTO "token_deletion" VALUES(54,1,'ea','bea');
INSERT INTO "token_deletion" VALUES(55,1,'it','wit');
INSERT INTO "token_deletion" VALUES(56,1,'wi','wit');
INSERT INTO "token_deletion" VALUES(57,1,'wit','wit');
INSERT INTO "token_deletion" VALUES(58,1,'wt','wit');
INSERT INTO "token_deletion" VALUES(59,1,'bo','bos');
INSERT INTO "token_deletion" VALUES(60,1,'bos','bos');
INSERT INTO "token_deletion" VALUES(61,1,'bs','bos');
INSERT INTO "token_deletion" VALUES(62,1,'os','bos');
INSERT INTO "token_deletion" VALUES(63,1,'ee','kee');
INSERT INTO "token_deletion" VALUES(64,1,'ke','kee');
INSERT INTO "token_deletion" VALUES(65,1,'kee','kee');
INSERT INTO "token_deletion" VALUES(66,1,'ees','kees');
INSERT INTO "token_deletion" VALUES(67,1,'kee','kees');
INSERT INTO "token_deletion" VALUES(68,1,'kees','kees');
INSERT INTO "token_deletion" VALUES(69,1,'kes','kees');
CREATE TABLE unique_adjustment (
	id INTEGER NOT NULL, 
	site_id INTEGER NOT NULL, 
	period VARCHAR(10) NOT NULL, 
	code VARCHAR(20) NOT NULL, 
	"by" VARCHAR(20) NOT NULL, 
	item VARCHAR(120) NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_unique_adjustment PRIMARY KEY (id), 
	CONSTRAINT fk_unique_adjustment_site_id_site FOREIGN KEY(site_id) REFERENCES site (id), 
	CONSTRAINT uq_unique_adjustment_site_id_period_code_by_item UNIQUE (site_id, period, code, "by", item)
);
INSERT INTO "unique_adjustment" VALUES(1,1,'2026-11','B3','','',1);
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
INSERT INTO "visit" VALUES(2,1,4,20261124,'morning','2026-11-24 08:30:00.000000',4);
CREATE TABLE "volunteer" (
	id INTEGER NOT NULL PRIMARY KEY, 
	person_id INTEGER NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	since INTEGER, 
	until INTEGER, 
	agreement_on INTEGER, 
	of_age BOOLEAN, 
	bhv_until INTEGER, 
	min_shifts INTEGER, 
	max_shifts INTEGER, 
	max_hours INTEGER, 
	emergency_phone VARCHAR(20), 
	emergency_name VARCHAR(120) NOT NULL, 
	street VARCHAR(120) NOT NULL, 
	postcode VARCHAR(7) NOT NULL, 
	town VARCHAR(80) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT uq_volunteer_person_id UNIQUE (person_id), 
	CONSTRAINT fk_volunteer_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_volunteer_known_volunteerstatus CHECK (status IN ('applying', 'active', 'leaving', 'left')), 
	CONSTRAINT ck_volunteer_minimum_is_a_count CHECK (min_shifts >= 0), 
	CONSTRAINT ck_volunteer_maximum_is_a_count CHECK (max_shifts > 0), 
	CONSTRAINT ck_volunteer_hours_are_a_count CHECK (max_hours > 0)
);
INSERT INTO "volunteer" VALUES(1,1,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','','','',1);
INSERT INTO "volunteer" VALUES(2,4,'leaving',20250901,20261231,20250915,1,20270301,1,6,20,'+31612345678','Ans Bos','Dorpsstraat 1','6546 AB','Nijmegen',3);
CREATE TABLE volunteer_away (
	id INTEGER NOT NULL PRIMARY KEY, 
	person_id INTEGER NOT NULL, 
	first_day INTEGER NOT NULL, 
	last_day INTEGER NOT NULL, 
	CONSTRAINT ck_volunteer_away_ends_after_it_begins CHECK (last_day >= first_day), 
	CONSTRAINT fk_volunteer_away_person_id_volunteer FOREIGN KEY(person_id) REFERENCES volunteer (person_id)
);
INSERT INTO "volunteer_away" VALUES(1,4,20261221,20270103);
CREATE TABLE volunteer_role (
	id INTEGER NOT NULL PRIMARY KEY, 
	person_id INTEGER NOT NULL, 
	role_id INTEGER NOT NULL, 
	since INTEGER, 
	trained INTEGER NOT NULL, 
	vog_seen_on INTEGER, 
	vog_seen_by VARCHAR(60) NOT NULL, 
	vog_ask_again_on INTEGER, 
	CONSTRAINT ck_volunteer_role_trained_is_a_count CHECK (trained >= 0), 
	CONSTRAINT fk_volunteer_role_person_id_volunteer FOREIGN KEY(person_id) REFERENCES volunteer (person_id), 
	CONSTRAINT fk_volunteer_role_role_id_role FOREIGN KEY(role_id) REFERENCES role (id), 
	CONSTRAINT uq_volunteer_role_person_id_role_id UNIQUE (person_id, role_id)
);
INSERT INTO "volunteer_role" VALUES(1,1,1,20250101,0,NULL,'',NULL);
INSERT INTO "volunteer_role" VALUES(2,4,2,20250901,2,20250910,'Els',20280910);
CREATE INDEX ix_building_note_day ON building_note (site_id, day);
CREATE INDEX ix_token_deletion_token ON token_deletion (site_id, token);
CREATE INDEX ix_person_batch_id ON person (batch_id);
CREATE INDEX ix_person_sort_key ON person (site_id, sort_key);
CREATE INDEX ix_name_token_person ON name_token (person_id, kind, token);
CREATE INDEX ix_name_token_word ON name_token (site_id, kind, token, person_id);
CREATE UNIQUE INDEX ix_printed_sheet_number ON printed_sheet (site_id, year, number);
CREATE INDEX ix_printed_sheet_occurrence_id ON printed_sheet (occurrence_id);
CREATE INDEX ix_participation_action_id ON participation (action_id);
CREATE INDEX ix_participation_day ON participation (day, occurrence_id, person_id);
CREATE INDEX ix_participation_person ON participation (person_id, day);
CREATE INDEX ix_printed_row_person_id ON printed_row (person_id);
CREATE UNIQUE INDEX ix_printed_row_sheet ON printed_row (sheet_id, "row");
CREATE INDEX ix_question_action_id ON question (action_id);
CREATE INDEX ix_question_day ON question (site_id, day);
CREATE INDEX ix_tally_action_id ON tally (action_id);
CREATE INDEX ix_tally_named ON tally (named_from_id) WHERE named_from_id IS NOT NULL;
CREATE INDEX ix_visit_action_id ON visit (action_id);
CREATE INDEX ix_changed_row_change ON changed_row (change_id, id);
CREATE INDEX ix_school_holiday_region ON school_holiday (site_id, region, first_day);
CREATE INDEX ix_call_list_series_id ON call_list (series_id);
CREATE INDEX ix_call_list_occurrence_id ON call_list (occurrence_id);
CREATE INDEX ix_call_enrolment_id ON call (enrolment_id);
CREATE INDEX ix_room_booking_room ON room_booking (room_id, day);
CREATE INDEX ix_room_booking_day ON room_booking (site_id, day);
CREATE INDEX ix_room_booking_tenant_id ON room_booking (tenant_id);
CREATE INDEX ix_room_booking_repeat_key ON room_booking (repeat_key);
CREATE INDEX ix_room_batch_id ON room (batch_id);
CREATE INDEX ix_activity_batch_id ON activity (batch_id);
CREATE INDEX ix_series_room_id ON series (room_id);
CREATE INDEX ix_series_batch_id ON series (batch_id);
CREATE INDEX ix_series_uid ON series (uid);
CREATE INDEX ix_series_activity_id ON series (activity_id);
CREATE INDEX ix_occurrence_uid ON occurrence (uid);
CREATE INDEX ix_occurrence_room ON occurrence (room_id, day);
CREATE INDEX ix_occurrence_series ON occurrence (series_id, day);
CREATE INDEX ix_occurrence_day ON occurrence (day, starts);
CREATE INDEX ix_occurrence_batch_id ON occurrence (batch_id);
CREATE INDEX ix_closure_site_id ON closure (site_id);
CREATE INDEX ix_enrolment_person_id ON enrolment (person_id);
CREATE INDEX ix_action_day ON action (site_id, day);
CREATE INDEX ix_action_occurrence_id ON action (occurrence_id);
CREATE INDEX ix_action_person_id ON action (person_id);
CREATE INDEX ix_absence_day ON absence (day, occurrence_id);
CREATE INDEX ix_absence_person ON absence (person_id, day);
CREATE INDEX ix_absence_action_id ON absence (action_id);
CREATE INDEX ix_report_change_report ON report_change (occurrence_id, id);
CREATE INDEX ix_report_change_action_id ON report_change (action_id);
CREATE INDEX ix_mark_change_mark ON mark_change (occurrence_id, person_id, id);
CREATE INDEX ix_mark_change_action_id ON mark_change (action_id);
CREATE INDEX ix_mark_change_person_id ON mark_change (person_id);
CREATE INDEX ix_mark_change_written_by_id ON mark_change (written_by_id);
CREATE INDEX ix_mark_change_visit_by_id ON mark_change (visit_by_id);
CREATE INDEX ix_sheet_return_sheet ON sheet_return (sheet_id, id);
CREATE INDEX ix_sheet_return_action_id ON sheet_return (action_id);
CREATE INDEX ix_closed_point_month ON closed_point (closed_month_id, id);
CREATE INDEX ix_closed_point_occurrence_id ON closed_point (occurrence_id);
CREATE INDEX ix_month_correction_month ON month_correction (site_id, month, settled_at);
CREATE INDEX ix_target_year ON target (site_id, year);
CREATE INDEX ix_organisation_batch_id ON organisation (batch_id);
CREATE INDEX ix_visit_day ON visit (site_id, day, day_part, person_id);
CREATE INDEX ix_tally_day ON tally (site_id, day, day_part, visits);
CREATE INDEX ix_tally_occurrence ON tally (occurrence_id, participations);
CREATE INDEX ix_occurrence_activity ON occurrence (activity_id, day);
CREATE INDEX ix_person_birth_year ON person (site_id, birth_year);
CREATE INDEX ix_person_postcode ON person (site_id, postcode);
CREATE INDEX ix_enrolment_waiting ON enrolment (first_day) WHERE state = 'waiting';
CREATE INDEX ix_calendar_change_at ON calendar_change (site_id, at);
CREATE INDEX ix_calendar_change_action_id ON calendar_change (action_id);
CREATE INDEX ix_calendar_change_activity_id ON calendar_change (activity_id);
CREATE INDEX ix_volunteer_role_role_id ON volunteer_role (role_id);
CREATE INDEX ix_volunteer_away_person ON volunteer_away (person_id, last_day);
CREATE INDEX ix_pairing_other_id ON pairing (other_id);
CREATE INDEX ix_shift_pattern_role_id ON shift_pattern (role_id);
CREATE INDEX ix_shift_pattern_activity_id ON shift_pattern (activity_id);
CREATE INDEX ix_shift_pattern_series_id ON shift_pattern (series_id);
CREATE INDEX ix_shift_pattern_site ON shift_pattern (site_id, last_day);
CREATE INDEX ix_fixed_place_pattern ON fixed_place (pattern_id, person_id);
CREATE INDEX ix_fixed_place_person_id ON fixed_place (person_id);
CREATE INDEX ix_shift_day ON shift (site_id, day);
CREATE INDEX ix_shift_occurrence_id ON shift (occurrence_id);
CREATE INDEX ix_shift_role_id ON shift (role_id);
CREATE INDEX ix_assignment_person_id ON assignment (person_id);
CREATE INDEX ix_assignment_replaces_id ON assignment (replaces_id);
COMMIT;
