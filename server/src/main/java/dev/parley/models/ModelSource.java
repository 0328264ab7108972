package dev.parley.models;

/** Where the files of an {@link Item} come from. */
sealed interface ModelSource {
  /** A package of the npm registry, with the files inside its tarball. */
  record Npm(String name, String version) implements ModelSource {
    @Override
    public String toString() {
      return "npm " + name + "@" + version;
    }
  }

  /**
   * A package of the Python index, with the files inside one of its wheels.
   *
   * @param wheel the name of its file
   * @param sha256 of the wheel, in lower-case hexadecimal
   */
  record Python(String name, String version, String wheel, String sha256) implements ModelSource {
    @Override
    public String toString() {
      return "Python " + name + "==" + version;
    }
  }

  /** A package of the Debian archive, with the files inside its data archive. */
  record Debian(String name, String version, String suite, String component)
      implements ModelSource {
    @Override
    public String toString() {
      return "Debian " + name + "=" + version + " (" + suite + ", " + component + ")";
    }
  }

  /** A library already on the class path, with the files as its resources. */
  record Jar(String coordinates) implements ModelSource {
    @Override
    public String toString() {
      return "the class path, " + coordinates;
    }
  }
}
