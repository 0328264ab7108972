package dev.parley.call;

import java.util.regex.Pattern;

/** A telephone number in E.164 form: a plus sign and at most fifteen digits (ITU-T E.164). */
public record PhoneNumber(String e164) {
  private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{1,14}");

  /** The calling code of a country that was never given to anybody. */
  private static final String NOWHERE = "+999";

  /** In place of a number that was erased. */
  public static final PhoneNumber ERASED = new PhoneNumber(NOWHERE);

  public PhoneNumber {
    if (!SHAPE.matcher(e164).matches()) {
      // Without the text, which may be somebody's number: messages end in logs.
      throw new IllegalArgumentException(
          "A phone number is a plus sign and 2 to 15 digits, and a text of %d characters is not."
              .formatted(e164.length()));
    }
  }

  /** The number of a simulated callee, which no carrier can be asked to ring. */
  public static PhoneNumber simulated(int which) {
    return new PhoneNumber("%s%07d".formatted(NOWHERE, which));
  }

  /** Whether it is the number of a simulated callee. */
  public boolean isSimulated() {
    return e164.startsWith(NOWHERE) && e164.length() > NOWHERE.length();
  }

  @Override
  public String toString() {
    return e164;
  }
}
