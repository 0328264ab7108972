package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * Filters of the list of calls, kept under a name.
 *
 * @param filters a JSON object of what the list's address has, by the names of its parameters
 * @param shared whether the whole team has it, else its user alone
 * @param user who made it
 */
public record View(
    UUID id,
    String name,
    JsonNode filters,
    boolean shared,
    UserId user,
    String userName,
    Instant updated) {
  /** Characters of a name. */
  public static final int NAME = 100;

  /** What is kept of one. */
  public record Draft(String name, JsonNode filters, boolean shared) {
    public Draft {
      Limits.text("name", name, NAME);
      Limits.object("filters", filters);
    }
  }
}
