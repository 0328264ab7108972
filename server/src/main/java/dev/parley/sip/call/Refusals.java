package dev.parley.sip.call;

import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a final response says of its reasons besides its status. */
final class Refusals {
  /** Longer texts are cut: they are shown to people. */
  private static final int LONGEST = 300;

  private Refusals() {}

  /** The end that a final response brings, with a remark of ours or null. */
  static SipEnd end(
      SipEnd.Party by, SipEnd.Cause cause, SipResponse response, @Nullable String remark) {
    return new SipEnd(
        by,
        cause,
        response.status(),
        response.reason(),
        response.retryAfter(),
        reasons(response),
        warnings(response),
        remark);
  }

  /** Every Reason header (RFC 3326), as written; null for none. */
  static @Nullable String reasons(SipMessage message) {
    return joined(message.headers().list("Reason"), ", ");
  }

  /** The texts of the Warning headers (RFC 3261 section 20.43) with their codes; null for none. */
  static @Nullable String warnings(SipMessage message) {
    return joined(message.headers().list("Warning").stream().map(Refusals::plain).toList(), "; ");
  }

  /** All that a response says of its reasons besides its status; null for nothing. */
  static @Nullable String explanation(SipMessage message) {
    List<String> texts =
        Stream.of(reasons(message), warnings(message)).filter(Objects::nonNull).toList();
    return texts.isEmpty() ? null : String.join("; ", texts);
  }

  /** Of {@code 399 host "text"} the code and the text; anything else as it is. */
  private static String plain(String warning) {
    int quote = warning.indexOf('"');
    int blank = warning.indexOf(' ');
    return blank < 0 || quote < blank
        ? warning
        : warning.substring(0, blank) + " " + SipText.unquote(warning.substring(quote).strip());
  }

  private static @Nullable String joined(List<String> texts, String separator) {
    String text = String.join(separator, texts);
    return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), LONGEST));
  }
}
