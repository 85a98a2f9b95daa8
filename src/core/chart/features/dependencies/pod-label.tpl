[[key]]: {{ [[value]] | quote }}
