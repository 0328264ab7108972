package dev.parley.sources;

import dev.parley.knowledge.Reading;
import dev.parley.records.SourceVersion;

/** What an address brought. */
sealed interface Fetched {
  /** A page with something in it. */
  record Read(Reading reading, SourceVersion version) implements Fetched {}

  /** The page is the one that is known (RFC 9110 section 15.4.5). */
  record Unchanged() implements Fetched {}

  /** Nothing, for a reason in whole sentences with the remedy. */
  record Failed(String why) implements Fetched {}
}
