package dev.parley.models;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads the files inside an archive. */
public final class Unpacker {
  private Unpacker() {}

  /** Given each file of an archive while it is read. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes a file; what it does not read of it is passed over. */
    void file(String name, InputStream contents) throws IOException;
  }

  /** Reads an npm tarball. */
  static void tarball(Path archive, Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
      tar(new GZIPInputStream(in), visitor);
    }
  }

  /** Reads a wheel of Python, which is a zip file. */
  static void wheel(Path archive, Visitor visitor) throws IOException {
    try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          visitor.file(entry.getName(), zip);
        }
      }
    }
  }

  /** Reads the data archive of a Debian package (deb(5)). */
  public static void debian(Path archive, Visitor visitor) throws IOException {
    try (var in =
        new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      for (ArArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().startsWith("data.tar")) {
          tar(decompressed(entry.getName(), in), visitor);
          return;
        }
      }
    }
    throw new IOException("no data archive in " + archive.getFileName());
  }

  private static InputStream decompressed(String name, InputStream in) throws IOException {
    return switch (name) {
      case "data.tar" -> in;
      case "data.tar.gz" -> new GZIPInputStream(in);
      case "data.tar.xz" -> new XZInputStream(in);
      default -> throw new IOException("unknown compression of " + name);
    };
  }

  private static void tar(InputStream in, Visitor visitor) throws IOException {
    var tar = new TarArchiveInputStream(in);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
        visitor.file(entry.getName().replaceFirst("^\\./", ""), tar);
      }
    }
  }
}
