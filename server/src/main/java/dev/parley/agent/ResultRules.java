package dev.parley.agent;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the results of an action must be: JSONPath that reads an answer in time that grows as the
 * answer does.
 */
final class ResultRules {
  private static final int LONGEST = 500;
  private static final Pattern SEARCHES = Pattern.compile("\\.\\.|\\[\\s*\\?");
  private static final Configuration JSON =
      Configuration.builder()
          .jsonProvider(new JacksonJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .build();

  private final Problems problems;

  ResultRules(Problems problems) {
    this.problems = problems;
  }

  void check(String name, String where, String path) {
    String at = Paths.key(path, name);
    Names.check(name, at, problems);
    String fault = where.length() > LONGEST ? null : fault(where);
    if (fault != null) {
      problems.error("bad_path", at, "\"%s\" is no JSONPath: %s", where, new Problems.Words(fault));
    }
  }

  private static @Nullable String fault(String where) {
    if (where.isBlank()) {
      return "it is empty. Write it as $.name or $.list[0].name.";
    }
    if (!closed(where)) {
      return "a bracket or a quote in it is not closed. Close it.";
    }
    if (where.contains("=~")) {
      return "a regular expression in it could take for ever. Compare with == instead.";
    }
    if (SEARCHES.matcher(where).results().count() > 1) {
      return "it searches more than once (.. or [?), which could take for ever. Lead to the place by names.";
    }
    try {
      JsonPath compiled = JsonPath.compile(where);
      for (Object sample : List.of(Map.of(), List.of(), List.of(Map.of("x", 1)))) {
        read(compiled, sample);
      }
      return null;
    } catch (InvalidPathException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Problems.shortened(String.valueOf(e.getMessage()))
          + ". Write it as $.name or $.list[0].name.";
    }
  }

  /** Whether brackets and quotes are closed, which the library does not ask everywhere. */
  private static boolean closed(String where) {
    int open = 0;
    char quote = 0;
    for (int i = 0; i < where.length(); i++) {
      char c = where.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '(') {
        open++;
      } else if (c == ']' || c == ')') {
        open--;
      }
    }
    return open == 0 && quote == 0;
  }

  /** What an answer lacks is no fault of the path; a function that does not exist is. */
  private static void read(JsonPath path, Object sample) {
    try {
      var _ = path.<Object>read(sample, JSON);
    } catch (PathNotFoundException _) {
      // An answer that has it may come.
    } catch (InvalidPathException e) {
      throw e;
    } catch (JsonPathException | ClassCastException _) {
      // An answer it can be read from may come.
    }
  }
}
