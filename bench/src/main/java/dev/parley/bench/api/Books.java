package dev.parley.bench.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The server's database, seen past the server. */
interface Books {
  /**
   * A call as it is kept.
   *
   * @param status in the database's words
   * @param attempts how many the call has
   */
  record Kept(String status, int attempts) {}

  /** Every call there is, by its id. */
  Map<String, Kept> calls();

  /** How long each of so many inserts of one row took, each committed, one after the other. */
  List<Duration> commits(int times);

  /**
   * Gives the first team so many contacts and calls of them, most with a journal of six utterances,
   * and leaves the tables as a night's vacuum does.
   *
   * @return how long that took
   */
  Duration fill(int rows);
}
