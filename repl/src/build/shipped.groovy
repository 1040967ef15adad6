// The digests of the runbooks that ship, as sha256sum prints them: of the text, which is what is evaluated.
import java.security.MessageDigest

File folder = new File(runbooks)
List<File> files = []
folder.eachFileRecurse { file ->
    String path = folder.toPath().relativize(file.toPath()).toString()
    if (path.endsWith('.groovy') && !path.endsWith('Spec.groovy') && !path.startsWith('target/')) {
        files << file
    }
}
File made = new File(digests)
made.parentFile.mkdirs()
made.text = files.sort().collect { file ->
    "${MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex()}  ${folder.toPath().relativize(file.toPath())}\n"
}.join()
