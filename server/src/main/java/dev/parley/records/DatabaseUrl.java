package dev.parley.records;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a database is, read from either of the two usual notations. */
record DatabaseUrl(String jdbc, @Nullable String user, @Nullable String password) {
  static DatabaseUrl parse(String url, @Nullable String user, @Nullable String password) {
    String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    if (plain.startsWith("postgresql:") && !plain.startsWith("postgresql://")) {
      return new DatabaseUrl("jdbc:" + plain, user, password);
    }
    if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
      throw new RecordsException(
          "A database address begins with postgresql:// or jdbc:postgresql://, and this one does not. Maybe correct PARLEY_DATABASE_URL.");
    }
    String rest = plain.substring(plain.indexOf("//") + 2);
    int options = rest.indexOf('?');
    int at = rest.lastIndexOf('@', options < 0 ? rest.length() : options);
    String[] credentials = at < 0 ? new String[0] : rest.substring(0, at).split(":", 2);
    return new DatabaseUrl(
        "jdbc:postgresql://" + rest.substring(at + 1),
        credentials.length > 0 && !credentials[0].isEmpty() ? unescaped(credentials[0]) : user,
        credentials.length > 1 ? unescaped(credentials[1]) : password);
  }

  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RecordsException(
          "The name or password in the database address has a % that escapes nothing. Maybe write it as %25.");
    }
  }

  /** The address as it may be shown: a password may be among the options. */
  String withoutOptions() {
    return jdbc.split("\\?", 2)[0];
  }
}
