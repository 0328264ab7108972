package dev.parley.bench;

import java.net.URI;
import java.time.Duration;

/** A whole server in a process of its own. */
public interface MeasuredServer {
  /** Where its HTTP interface is. */
  URI url();

  /** A token for it. */
  String token();

  /** The processor time its own process has used. */
  Duration processorTime();

  /** The processor time its database's processes have used. */
  Duration databaseTime();

  /** How many lines it has logged. */
  long logLines();

  /** Its database. */
  Books books();
}
