package dev.parley.records;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a database is, read from either of the two usual notations. */
record DatabaseUrl(String jdbc, @Nullable String user, @Nullable String password) {
  static DatabaseUrl parse(String url, @Nullable String user, @Nullable String password) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new DatabaseUrl(url, user, password);
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new RecordsException(
          "A database address begins with postgresql:// or jdbc:postgresql://, and this one does not. Maybe correct PARLEY_DATABASE_URL.");
    }
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new RecordsException(
          "The database address is no URI. Maybe escape special characters of the password as in %40.");
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    String[] credentials =
        uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
    return new DatabaseUrl(
        jdbc,
        credentials.length > 0 ? credentials[0] : user,
        credentials.length > 1 ? credentials[1] : password);
  }

  /** The address as it may be shown: a password may be among the options. */
  String withoutOptions() {
    return jdbc.split("\\?", 2)[0];
  }
}
