weight: {{ [[weight]] }}
