package dev.parley.api;

import dev.parley.knowledge.KnowledgeSource;
import dev.parley.webhooks.WebhookAddress;
import org.jspecify.annotations.Nullable;

/**
 * A web address that a knowledge base is to be filled from.
 *
 * @param refreshHours how often it is asked for again, 0 for never by itself
 */
record KnowledgeAddress(String url, int refreshHours) {
  private static final String URL = "url";
  private static final String HOURS = "refresh_hours";

  /** That of a body, null if it has none. */
  static @Nullable KnowledgeAddress of(Body body) {
    String url = body.text(URL);
    Integer hours = body.indexIfAny(HOURS);
    if (url == null) {
      if (hours != null) {
        throw ApiException.invalid(
            HOURS,
            "The field %s says how often a url is fetched, and there is none.".formatted(HOURS));
      }
      return null;
    }
    int given = hours == null ? KnowledgeSource.USUAL_HOURS : hours;
    if (given > KnowledgeSource.MOST_HOURS) {
      throw ApiException.invalid(
          HOURS,
          "The field %s is %d and may be %d; 0 is for never by itself."
              .formatted(HOURS, given, KnowledgeSource.MOST_HOURS));
    }
    return new KnowledgeAddress(address(url), given);
  }

  /** What comes after a # is for browsers, and left out. */
  private static String address(String given) {
    int fragment = given.indexOf('#');
    String text = (fragment < 0 ? given : given.substring(0, fragment)).strip();
    if (!WebhookAddress.shown(text).equals(text)) {
      throw invalid(
          text,
          "holds a name or password before the @, which pages are never asked with; leave it out");
    }
    return switch (WebhookAddress.read(text)) {
      case WebhookAddress.Reading.Valid(String url) -> url;
      case WebhookAddress.Reading.Invalid(String why) -> throw invalid(text, why);
    };
  }

  private static ApiException invalid(String url, String why) {
    return ApiException.invalid(
        URL,
        "The url \"%s\" %s.".formatted(ApiException.shortened(WebhookAddress.shown(url)), why));
  }
}
