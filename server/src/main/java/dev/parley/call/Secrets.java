package dev.parley.call;

import java.util.regex.Pattern;

/**
 * Keeps passwords out of what people read: messages, logs, and what is asked for when they help.
 */
public final class Secrets {
  private static final Pattern IN_ADDRESS =
      Pattern.compile("(?i)(\\b(?:sips?:|[A-Za-z][A-Za-z0-9+.-]*://)[^\\s/:@]{0,200}):\\S{1,500}@");
  private static final Pattern NAMED =
      Pattern.compile("(?i)\\b((?:ssl)?password|passwd|pwd)(\\s?=\\s?)[^\\s&;,]{1,500}");

  private Secrets() {}

  /** The text, with three stars in place of each password of an address or after its name. */
  public static String masked(String text) {
    String addresses = IN_ADDRESS.matcher(text).replaceAll("$1:***@");
    return NAMED.matcher(addresses).replaceAll("$1$2***");
  }
}
