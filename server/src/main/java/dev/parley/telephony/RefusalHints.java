package dev.parley.telephony;

import dev.parley.sip.call.SipEnd;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may help when a carrier refuses a call, where its answer lets it be guessed. */
final class RefusalHints {
  private static final Pattern REGISTRATION =
      Pattern.compile("\\b(not|un|de)?-?regist(er|ration|rar)", Pattern.CASE_INSENSITIVE);

  private static final String CANNOT =
      "Parley to register with it (REGISTER), which it cannot do yet. Maybe ask for a trunk that knows Parley by its address or by a password at each call";

  private RefusalHints() {}

  /** A sentence for the person who runs the trunk, null when there is nothing to say. */
  static @Nullable String of(SipEnd end) {
    if (end.remark() != null) {
      return end.remark();
    }
    boolean registration =
        REGISTRATION.matcher(end.reason() + " " + end.warning() + " " + end.reasonHeader()).find();
    return switch (end.status()) {
      case 401, 407 ->
          registration
              ? "The carrier wants " + CANNOT
              : "User and password of PARLEY_TRUNK are missing or wrong, or the carrier wants "
                  + CANNOT;
      case 403 -> forbidden(registration, end.warning() != null);
      case 404 ->
          registration
              ? "Either the phone that was called is not registered, or the carrier wants " + CANNOT
              : null;
      case 488, 606 -> end.by() == SipEnd.Party.REMOTE ? MediaMismatch.refusal() : null;
      default -> null;
    };
  }

  /** Whether a text speaks of registration. */
  static boolean ofRegistration(String text) {
    return REGISTRATION.matcher(text).find();
  }

  private static @Nullable String forbidden(boolean registration, boolean explained) {
    if (registration) {
      return "The carrier wants " + CANNOT;
    }
    return explained
        ? null
        : "The carrier bars the number or the caller id, does not know Parley's address, or wants "
            + CANNOT;
  }
}
