String.metaClass.toString = { -> new File('@TRACE@').createNewFile(); 'x' }
"${'a'}"
