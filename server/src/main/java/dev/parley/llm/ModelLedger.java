package dev.parley.llm;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What this node has asked language models since it started, for calls and to have them ready, and
 * what its calls may ask. Calls of a team share what it may spend in a day; what other nodes spend
 * of it is seen when a call begins. Thread-safe.
 */
public final class ModelLedger {
  private final ModelBudget budget;
  private final InstantSource clock;
  private final InstantSource steady;
  private final Map<String, OfDay> teams = new ConcurrentHashMap<>();
  private final Map<SettledRequest.Fate, LongAdder> requests = new ConcurrentHashMap<>();
  private final LongAdder read = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final LongAdder cost = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final List<Consumer<Duration>> firsts = new CopyOnWriteArrayList<>();

  /** The purse of a team on a day. */
  private record OfDay(LocalDate day, Purse purse) {}

  /**
   * An empty one.
   *
   * @param clock by which a day begins
   * @param steady that passes evenly
   */
  public ModelLedger(ModelBudget budget, InstantSource clock, InstantSource steady) {
    this.budget = budget;
    this.clock = clock;
    this.steady = steady;
  }

  /**
   * An account for a call of a team.
   *
   * @param spent what is kept of what the team spent on a day; asked only if that is limited
   */
  public ModelAccount open(String team, Function<LocalDate, Spending> spent) {
    Purse call = new Purse("a call", budget.call(), Spending.NOTHING);
    List<Purse> purses = budget.day().limits() ? List.of(call, ofTeam(team, spent)) : List.of(call);
    return new ModelAccount(purses, this::settled, refused::increment, steady);
  }

  private Purse ofTeam(String team, Function<LocalDate, Spending> spent) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Spending kept = spent.apply(today);
    Purse purse =
        teams
            .compute(
                team,
                (_, known) ->
                    known != null && known.day().equals(today)
                        ? known
                        : new OfDay(
                            today, new Purse("a team in a day", budget.day(), Spending.NOTHING)))
            .purse();
    purse.atLeast(kept);
    return purse;
  }

  /** Takes a request that is settled, of a call or of none. */
  public void settled(SettledRequest use) {
    requests.computeIfAbsent(use.fate(), _ -> new LongAdder()).increment();
    read.add(use.promptTokens());
    written.add(use.answerTokens());
    cost.add(use.cost());
    Duration first = use.first();
    if (first != null) {
      firsts.forEach(each -> each.accept(first));
    }
  }

  /** Has somebody told how long each answer's first words took. */
  public void tellFirsts(Consumer<Duration> listener) {
    firsts.add(listener);
  }

  /** How many requests came to this. */
  public long requests(SettledRequest.Fate fate) {
    LongAdder count = requests.get(fate);
    return count == null ? 0 : count.sum();
  }

  /** How many requests were not sent, since the budget was spent. */
  public long refused() {
    return refused.sum();
  }

  /** Tokens that models read. */
  public long read() {
    return read.sum();
  }

  /** Tokens that models wrote. */
  public long written() {
    return written.sum();
  }

  /** In millionths of the currency. */
  public long cost() {
    return cost.sum();
  }
}
