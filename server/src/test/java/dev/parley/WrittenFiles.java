package dev.parley;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a process and all its children created, opened to write, renamed or linked, as the
 * kernel saw it: read from what {@code strace -ff -y} wrote, a file a thread.
 */
final class WrittenFiles {
  /** What to trace. */
  static final String CALLS =
      "trace=open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,"
          + "link,linkat,symlink,symlinkat,truncate,bind,chdir";

  private static final Pattern CALL =
      Pattern.compile("^(?<name>\\w+)\\((?<arguments>.*)\\)\\s+= \\d+(<(?<opened>/.*)>)?$");
  private static final Pattern WRITING = Pattern.compile("\\bO_(WRONLY|RDWR|CREAT|TRUNC)\\b");
  private static final Pattern HERE = Pattern.compile("AT_FDCWD<([^>]*)>");
  private static final Pattern PATH =
      Pattern.compile("(?:(?:AT_FDCWD|\\d+)<(?<base>[^>]*)>, )?\"(?<path>(?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern SOCKET = Pattern.compile("sun_path=\"(?<path>[^\"]*)\"");

  private WrittenFiles() {}

  /** Reads the traces in a directory. */
  static Set<Path> read(Path directory) throws IOException {
    Set<Path> written = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String trace = Files.readString(file, StandardCharsets.ISO_8859_1);
        written.addAll(of(trace));
      }
    }
    return written;
  }

  /** The files that a thread wrote, by the calls that did not fail. */
  static Set<Path> of(String trace) {
    Matcher first = HERE.matcher(trace);
    // Where a thread is shows in its other calls; a path that cannot be placed is told as such.
    Path here = Path.of(first.find() ? first.group(1) : "/unknown");
    Set<Path> written = new TreeSet<>();
    for (String line : trace.lines().toList()) {
      Matcher now = HERE.matcher(line);
      here = now.find() ? Path.of(now.group(1)) : here;
      Matcher call = CALL.matcher(line);
      if (call.matches() && call.group("name").equals("chdir")) {
        here = here.resolve(unquoted(call.group("arguments")));
      } else if (call.matches()) {
        written.addAll(ofCall(call, here));
      }
    }
    return written;
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  private static List<Path> ofCall(Matcher call, Path here) {
    String name = call.group("name");
    String arguments = call.group("arguments");
    if (name.startsWith("open")) {
      return WRITING.matcher(arguments).find() ? List.of(Path.of(call.group("opened"))) : List.of();
    }
    return (name.equals("bind") ? SOCKET : PATH)
        .matcher(arguments)
        .results()
        .map(found -> {
          String base = name.equals("bind") ? null : found.group("base");
          return (base == null ? here : Path.of(base)).resolve(found.group("path")).normalize();
        })
        .toList();
  }
}
