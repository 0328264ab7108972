package dev.parley.call;

import java.util.regex.Pattern;

/** An agent: eight letters and digits. */
public record AgentId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{8}");

  public AgentId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "An agent id is 8 letters and digits, and \"%s\" is not.".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
