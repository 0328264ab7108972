package dev.parley.agent;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a document, made as it is read and put into words only where something
 * is wrong.
 *
 * @param key of an object, null for an item of a list
 * @param index in a list
 */
record Place(@Nullable Place in, @Nullable String key, int index) {
  static final Place DOCUMENT = new Place(null, null, 0);

  Place key(String name) {
    return new Place(this, name, 0);
  }

  Place item(int at) {
    return new Place(this, null, at);
  }

  /** Such as {@code nodes[2].outcomes.else.next}; empty for the whole document. */
  String path() {
    if (in == null) {
      return "";
    }
    String outer = in.path();
    if (key == null) {
      return outer + "[" + index + "]";
    }
    return outer.isEmpty() ? key : Paths.key(outer, key);
  }

  /** The path, or words for the whole document. */
  String name() {
    String path = path();
    return path.isEmpty() ? "The document" : path;
  }
}
