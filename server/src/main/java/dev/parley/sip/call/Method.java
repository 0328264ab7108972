package dev.parley.sip.call;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done with requests of one method.
 *
 * @param name such as {@code BYE}
 * @param outside takes those that belong to no dialog; null if none can (481)
 * @param within takes those within a dialog; null if none can (405)
 * @param extensions the option tags that it brings, for Supported (RFC 3261 section 20.37)
 */
record Method(
    String name,
    @Nullable RequestHandler outside,
    @Nullable DialogRequestHandler within,
    Set<String> extensions) {
  Method {
    extensions = Set.copyOf(extensions);
  }

  /** A method of dialogs only. */
  static Method within(String name, DialogRequestHandler handler) {
    return new Method(name, null, handler, Set.of());
  }

  /** A method that belongs to no dialog. */
  static Method outside(String name, RequestHandler handler) {
    return new Method(name, handler, null, Set.of());
  }
}
