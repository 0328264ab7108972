package dev.parley.api;

import dev.parley.call.CallId;
import dev.parley.records.CallSummary;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Where a page of calls ended, as a text that goes into a URL. */
final class CallCursor {
  private static final int BYTES = Long.BYTES * 3 + Integer.BYTES + 1;

  private CallCursor() {}

  static String text(CallSummary.Cursor cursor) {
    UUID id = cursor.id().value();
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, cursor.created()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putInt(cursor.count().number())
            .put((byte) (cursor.count().exact() ? 1 : 0));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Reads one.
   *
   * @throws ApiException 400 if it is none of ours
   */
  static CallSummary.Cursor of(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == BYTES) {
        Instant created = Instant.EPOCH.plus(Duration.of(bytes.getLong(), ChronoUnit.MICROS));
        CallId id = new CallId(new UUID(bytes.getLong(), bytes.getLong()));
        int number = bytes.getInt();
        if (number >= 0 && !created.isBefore(Instant.EPOCH) && created.isBefore(END)) {
          return new CallSummary.Cursor(
              created, id, new CallSummary.Count(number, bytes.get() == 1));
        }
      }
    } catch (IllegalArgumentException e) {
      // said below, as of what has another length
    }
    throw ApiException.invalid(
        "cursor",
        "The query parameter cursor is none that \"next\" of a page was; leave it out to begin with the newest.");
  }

  /** Later than any call. */
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
}
