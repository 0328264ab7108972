package dev.parley.language.spelling;

import java.util.List;

/** The commonest endings of the domains of e-mail addresses: "com", "org", "uk". */
public final class DomainEnding {
  private static final String COMMON = "com|org|net|edu|co|io|uk|de|info|biz|gov|us|ca|au|eu";

  private DomainEnding() {}

  /** Whether a domain has one of them. */
  public static boolean ends(String domain) {
    return domain.matches(".*\\.(?:" + COMMON + ")");
  }

  /** Whether words say one of them at a place: "dot net". */
  public static boolean said(List<String> words, int i) {
    return i + 1 < words.size() && words.get(i).equals("dot") && words.get(i + 1).matches(COMMON);
  }
}
