package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.ContactId;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be called.
 *
 * @param version counts the changes from 1
 * @param attributes a JSON object; missing in a list that they are too large for
 */
public record Contact(
    ContactId id,
    TeamId team,
    int version,
    PhoneNumber phoneNumber,
    @Nullable String name,
    @Nullable String email,
    @Nullable String countryCode,
    @Nullable String callerType,
    JsonNode attributes,
    List<String> tags,
    Instant created,
    Instant updated) {
  public Contact {
    tags = List.copyOf(tags);
  }

  /**
   * What is told of a contact when it is created or told again, within the {@link Limits}.
   *
   * @param attributes a JSON object
   */
  public record Draft(
      PhoneNumber phoneNumber,
      @Nullable String name,
      @Nullable String email,
      @Nullable String countryCode,
      JsonNode attributes,
      List<String> tags) {
    public Draft {
      tags = List.copyOf(tags);
      Limits.text("name", name, Limits.NAME);
      Limits.text("email", email, Limits.EMAIL);
      Limits.object("attributes", attributes);
      Limits.tags(tags);
    }
  }

  /**
   * Which contacts are wanted.
   *
   * @param search part of name, phone number, e-mail address or an attribute's value
   * @param tags all of which a contact must have
   * @param excludedTags none of which it may have
   */
  public record Filter(
      @Nullable String search,
      List<String> tags,
      List<String> excludedTags,
      Sort sort,
      boolean ascending) {
    public Filter {
      tags = List.copyOf(tags);
      excludedTags = List.copyOf(excludedTags);
    }
  }

  /** What contacts are sorted by. */
  public enum Sort {
    NAME,
    CREATED,
    UPDATED,
    PHONE_NUMBER
  }
}
