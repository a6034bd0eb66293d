"""Tests that the suite on the shared store leaves out, each with why: their subject is the database file, or the file
is what they take apart, or the browser. What is different there is tested in tests/data/shared."""

STORE = "tests/data/test_store.py::test_"
KEEPING = "tests/data/keeping/test_"

OF_THE_FILE: dict[str, str] = {
    "tests/browser": "what a browser does with a page; that pages answer from a shared store is asked in tests/pages",
    "tests/data/shared": "starts a PostgreSQL of its own, and runs in every suite",
    "tests/faults/test_killed.py": "tears the log of the file at a chosen byte",
    "tests/faults/test_full_disk.py": "fills the disk of the file",
    "tests/faults/test_readers.py": "how long readers of the file wait for a writer",
    "tests/data/ingest/test_killed_save.py": "processes that are told their store by RB_STATE alone",
    STORE + "the_first_start_creates_migrates_and_seeds": "looks for the file",
    STORE + "a_store_of_a_newer_schema_is_refused_and_left_alone": "compares the bytes of the file",
    STORE + "a_file_that_is_no_database_is_refused_and_left_alone": "a file that is none",
    STORE + "a_damaged_database_is_refused_and_left_alone": "a damaged file",
    STORE + "a_store_used_by_another_process_is_refused_in_one_sentence": "a shared store is used by several",
    STORE + "the_command_line_says_how_the_store_is": "a process that is told its store by RB_STATE alone",
    STORE + "a_disk_that_is_full_at_the_last_moment_is_one_sentence_and_changes_nothing": "what DuckDB says of a file",
    KEEPING + "damaged.py": "a file that is damaged, locked or gone",
    KEEPING + "before_migration.py::test_a_new_store_makes_no_backup": "looks for the file",
    KEEPING + "command.py::test_a_store_that_is_not_there_is_not_begun_for_it": "another sentence for a shared store",
    KEEPING + "command.py::test_a_store_that_another_process_holds_without_an_app_is_one_sentence": "used by several",
    KEEPING + "command.py::test_a_running_app_backs_its_own_store_up": "every command opens a shared store itself",
    KEEPING + "round_trip.py::test_a_backup_leaves_the_live_file_locked_and_attached_to_nothing": "the lock of a file",
    KEEPING + "round_trip.py::test_a_backup_from_before_the_roles_does_not_lift_what_was_lost": "removes the file",
    KEEPING + "round_trip.py::test_restore_never_overwrites_a_database": "a file that is there",
    KEEPING + "round_trip.py::test_a_restore_that_fails_leaves_no_database": "breaks the copying of the file",
    "tests/data/ingest/test_command_line.py::test_an_announcement_is_private_and_goes_with_its_app": "nobody owns it",
    "tests/data/ingest/test_command_line.py::test_a_store_in_other_hands_is_one_sentence": "used by several",
    "tests/data/test_roles.py::test_the_command_line_works_while_the_app_has_the_store": "waits for the announcement",
    "tests/pages/test_command_route.py": "the announcement of the app that owns the file",
    "tests/pages/test_every_page.py::test_an_unusable_store_is_one_sentence_on_the_page": "a file that is none",
}
