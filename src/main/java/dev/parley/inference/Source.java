package dev.parley.inference;

/** Where the files of an {@link Item} come from. */
sealed interface Source {
  /** A package of the npm registry, with the files inside its tarball. */
  record Npm(String name, String version) implements Source {
    @Override
    public String toString() {
      return "npm " + name + "@" + version;
    }
  }

  /** A package of the Debian archive, with the files inside its data archive. */
  record Debian(String name, String version, String suite, String component) implements Source {
    @Override
    public String toString() {
      return "Debian " + name + "=" + version + " (" + suite + ", " + component + ")";
    }
  }

  /** A library already on the class path, with the files as its resources. */
  record Jar(String coordinates) implements Source {
    @Override
    public String toString() {
      return "the class path, " + coordinates;
    }
  }
}
