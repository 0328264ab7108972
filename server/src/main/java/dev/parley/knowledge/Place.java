package dev.parley.knowledge;

/** Where a text stands by what it means. */
final class Place {
  private final float[] vector;

  /**
   * The place at a vector.
   *
   * @param vector of length 1; nobody changes it
   */
  Place(float[] vector) {
    this.vector = vector;
  }

  float[] vector() {
    return vector;
  }

  /** The cosine of the angle to another: 1 where both mean the same. */
  double cosine(Place other) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * other.vector[i];
    }
    return sum;
  }
}
