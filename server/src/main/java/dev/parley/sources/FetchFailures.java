package dev.parley.sources;

import dev.parley.outbound.OutboundFailure;

/** Why an address brings nothing and what to do about it, in sentences. */
final class FetchFailures {
  private FetchFailures() {}

  /** Of a request without an answer. */
  static String of(OutboundFailure failure) {
    String remedy =
        switch (failure) {
          case OutboundFailure.UnknownHost _ -> "Look for a mistake in the address.";
          case OutboundFailure.Forbidden _ ->
              "Maybe set PARLEY_WEBHOOK_REACH=anywhere, or give the text as a file.";
          case OutboundFailure.Unreachable _ -> "Look whether the site is up.";
          case OutboundFailure.Insecure _ -> "Look at the certificate of the site.";
          case OutboundFailure.TooLate _ -> "Try again when the site is quicker.";
          case OutboundFailure.TooLong _ -> "Give the address of a shorter page.";
          case OutboundFailure.Broken _ ->
              "Look whether a browser gets there; at most five redirections are followed, and none from https to http.";
        };
    String words = failure.words();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ". " + remedy;
  }

  /** Of an answer that is none. */
  static String of(int status) {
    String remedy =
        switch (status) {
          case 401, 403 -> "The page is not for everybody: make it so, or give its text as a file.";
          case 404, 410 -> "There is no such page: correct the address, or remove it.";
          case 429 -> "The site is asked too often: try again later.";
          default ->
              status >= 500
                  ? "The site fails: try again later."
                  : "Only a page with status 200 is read.";
        };
    return "HTTP %d. %s".formatted(status, remedy);
  }

  /** Of a page of another type. */
  static String ofType(String contentType) {
    return contentType.isBlank()
        ? "The page does not say of what type it is. It must be one of %s."
            .formatted(PageType.ACCEPTED)
        : "The page is of the type %s and must be one of %s."
            .formatted(shortened(contentType), PageType.ACCEPTED);
  }

  /** What a peer said, short and plain enough to be shown. */
  static String shortened(String said) {
    String plain = said.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= 60 ? plain : plain.substring(0, 57) + "...";
  }
}
