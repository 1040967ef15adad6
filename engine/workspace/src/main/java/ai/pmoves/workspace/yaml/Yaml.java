package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML text. */
public final class Yaml {

    /** How deep mappings and sequences may nest. */
    static final int MAX_DEPTH = 100;

    /** How many characters a line may have. */
    static final int MAX_LINE = 256 << 10;

    /**
     * @param documents those that could be read, aliases expanded
     * @param problems syntax errors, duplicate keys and refused constructs, located
     */
    public record Result(List<YamlNode> documents, List<Problem> problems) {
        public Result {
            documents = List.copyOf(documents);
            problems = List.copyOf(problems);
        }
    }

    private Yaml() {}

    /** Reads every document of the text. Never throws for what the text holds: what is wrong is among the problems. */
    public static Result read(YamlSource source) {
        List<YamlNode> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try {
            YamlSource plain = source.text().startsWith("\uFEFF")
                    ? new YamlSource(source.file(), source.text().substring(1))
                    : source;
            demandLines(plain);
            LoaderOptions options = options();
            Parser parser = new CountedEvents(new ParserImpl(new StreamReader(plain.text()), options), plain);
            Composer composer = new Composer(parser, new ImplicitTags(), options);
            while (composer.checkNode()) {
                documents.add(new NodeReader(plain, problems).read(composer.getNode()));
            }
        } catch (NodeReader.Refused e) {
            problems.add(e.problem());
        } catch (ReaderException e) {
            problems.add(unreadable(source, e));
        } catch (MarkedYAMLException e) {
            problems.add(syntax(source, e));
        } catch (YAMLException | IllegalArgumentException e) {
            problems.add(
                    Problem.error("yaml.refused", firstLine(e.getMessage())).at(new Location(source.file(), 1, 1)));
        }
        return new Result(documents, problems);
    }

    /** The reader's time grows with the square of what it reads ahead, which is at most a line. */
    private static void demandLines(YamlSource source) {
        String text = source.text();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                begin = i + 1;
            } else if (i - begin == MAX_LINE) {
                throw new NodeReader.Refused(
                        Problem.error("yaml.too-large", "the line is longer than " + (MAX_LINE >> 10) + " KiB")
                                .at(source.locate(begin))
                                .fix("break it, or keep such a value in a file of its own"));
            }
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(YamlSource.MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private static Problem unreadable(YamlSource source, ReaderException e) {
        String character = String.format("U+%04X", e.getCodePoint());
        Location where = source.locate(
                Math.min(source.text().length(), Math.max(0, source.text().indexOf(e.getCodePoint()))));
        return Problem.error("yaml.syntax", "character " + character + " is not allowed in YAML")
                .at(where)
                .fix("remove it, or write it as an escape in double quotes");
    }

    private static Problem syntax(YamlSource source, MarkedYAMLException e) {
        String detail = e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
        return Problem.error("yaml.syntax", "yaml: " + firstLine(detail))
                .at(place(source, e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark()));
    }

    private static Location place(YamlSource source, @Nullable Mark mark) {
        return mark == null
                ? new Location(source.file(), 1, 1)
                : new Location(source.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "not readable" : text.lines().findFirst().orElse("not readable");
    }
}
