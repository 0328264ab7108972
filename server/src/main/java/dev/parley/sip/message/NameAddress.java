package dev.parley.sip.message;

import org.jspecify.annotations.Nullable;

/**
 * The value of From, To, Contact, Route and their like: a URI, perhaps a display name, and header
 * parameters (RFC 3261 section 20.10).
 *
 * @param displayName without quotes; null for none
 * @param uri as written; any scheme
 * @param params the header parameters, such as {@code tag}
 */
public record NameAddress(@Nullable String displayName, String uri, SipParams params) {

  /** An address without parameters; a display name of null is left out. */
  public static NameAddress of(@Nullable String displayName, SipUri uri) {
    return new NameAddress(displayName, uri.toString(), SipParams.NONE);
  }

  /**
   * Reads one value.
   *
   * @throws SipException when brackets or quotes are not closed or the URI is missing
   */
  public static NameAddress parse(String text) {
    String value = text.strip();
    int open = SipText.indexOf(value, '<');
    if (open < 0) {
      return bare(value);
    }
    int close = value.indexOf('>', open);
    if (close < 0) {
      throw new SipException("An address has an opening bracket that is not closed.");
    }
    String name = value.substring(0, open).strip();
    String uri = value.substring(open + 1, close).strip();
    String rest = value.substring(close + 1).strip();
    if (uri.isEmpty() || (!rest.isEmpty() && rest.charAt(0) != ';')) {
      throw new SipException("An address has no URI, or stray text after it.");
    }
    return new NameAddress(
        name.isEmpty() ? null : SipText.unquote(name), uri, SipParams.parse(rest));
  }

  private static NameAddress bare(String value) {
    int semicolon = SipText.indexOf(value, ';');
    String uri = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    if (uri.indexOf(':') <= 0 || uri.indexOf('"') >= 0) {
      throw new SipException("An address has no URI, or a quote that is not closed.");
    }
    return new NameAddress(
        null, uri, semicolon < 0 ? SipParams.NONE : SipParams.parse(value.substring(semicolon)));
  }

  /** The {@code tag} parameter, null when absent. */
  public @Nullable String tag() {
    return params.get("tag");
  }

  /** The same with another tag. */
  public NameAddress withTag(String tag) {
    return new NameAddress(displayName, uri, params.with("tag", tag));
  }

  /**
   * The URI, read.
   *
   * @throws SipException when it is no SIP URI
   */
  public SipUri sipUri() {
    return SipUri.parse(uri);
  }

  /**
   * The user part of the URI, whatever its scheme, without its parameters: for most trunks the
   * phone number. Null when there is none.
   */
  public @Nullable String user() {
    int colon = uri.indexOf(':');
    int at = uri.indexOf('@');
    boolean tel = uri.regionMatches(true, 0, "tel:", 0, 4);
    if (colon < 0 || (at < 0 && !tel)) {
      return null;
    }
    String user = uri.substring(colon + 1, at < 0 ? uri.length() : at);
    int semicolon = user.indexOf(';');
    return semicolon < 0 ? user : user.substring(0, semicolon);
  }

  @Override
  public String toString() {
    String address = "<" + uri + ">" + params;
    return displayName == null ? address : SipText.quote(displayName) + " " + address;
  }
}
