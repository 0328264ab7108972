package dev.parley.llm;

/**
 * How much calls may ask of language models; when it is spent, the embedded mind goes on alone.
 *
 * @param call what a call may spend
 * @param day what a team may spend in a day of UTC
 */
public record ModelBudget(Limit call, Limit day) {
  public static final ModelBudget UNLIMITED = new ModelBudget(Limit.NONE, Limit.NONE);

  /**
   * The most that may be spent.
   *
   * @param tokens read and written
   * @param cost in millionths of the currency of the prices
   */
  public record Limit(long tokens, long cost) {
    public static final Limit NONE = new Limit(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Whether it limits anything. */
    public boolean limits() {
      return !equals(NONE);
    }
  }
}
