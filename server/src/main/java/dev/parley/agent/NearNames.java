package dev.parley.agent;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds a name that differs from a given one in one letter: another, one more or one less
 * (Levenshtein distance 1). Looking up costs nothing but the length of the name, however many names
 * there are.
 */
final class NearNames {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;

  private final Set<String> names = new HashSet<>();
  private final Map<String, String> shortened = new HashMap<>();
  private final Map<String, String> masked = new HashMap<>();

  NearNames(Collection<String> all) {
    for (String name : new TreeSet<>(all)) {
      if (name.length() <= LONGEST) {
        names.add(name);
        for (int i = 0; i < name.length(); i++) {
          shortened.putIfAbsent(without(name, i), name);
          masked.putIfAbsent(masked(name, i), name);
        }
      }
    }
  }

  /** The first such name in the order of texts; empty for names too short or too long to tell. */
  Optional<String> near(String name) {
    if (name.length() < SHORTEST || name.length() > LONGEST) {
      return Optional.empty();
    }
    Set<String> near = new TreeSet<>();
    add(near, shortened.get(name));
    for (int i = 0; i < name.length(); i++) {
      add(near, masked.get(masked(name, i)));
      String rest = without(name, i);
      add(near, names.contains(rest) ? rest : null);
    }
    return near.stream().findFirst();
  }

  private static void add(Set<String> near, @Nullable String name) {
    if (name != null) {
      near.add(name);
    }
  }

  private static String without(String name, int index) {
    return name.substring(0, index) + name.substring(index + 1);
  }

  private static String masked(String name, int index) {
    return name.substring(0, index) + '\0' + name.substring(index + 1);
  }
}
